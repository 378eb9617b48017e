package io.journeyledger.projections;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.Line;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.policy.Policy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a journey in a test: events in the order in which they are recorded, and the documents that follow. */
public final class Telling {

    public static final Policy POLICY = PolicyFile.standard();

    private final JourneyId journey;
    private final List<Recorded> events = new ArrayList<>();

    private Telling(JourneyId journey) {
        this.journey = journey;
    }

    public static Telling of(String journey) {
        return new Telling(new JourneyId(journey));
    }

    /** Recorded at the instant it occurred. */
    public Telling then(JourneyEvent event) {
        return then(event, event.occurredAt());
    }

    public Telling then(JourneyEvent event, Instant recordedAt) {
        events.add(new Recorded(
                events.size() + 1L,
                journey,
                events.size(),
                recordedAt,
                event,
                Provenance.of("test", Integer.toString(events.size()))));
        return this;
    }

    public List<Recorded> events() {
        return events;
    }

    public CustomerDocument customer(String asOf) {
        return (CustomerDocument) documents(View.CUSTOMERS, asOf).getFirst();
    }

    public ComplaintDocument complaint(String asOf) {
        return (ComplaintDocument) documents(View.COMPLAINTS, asOf).getFirst();
    }

    public List<TransitionDocument> transitions(String asOf) {
        return documents(View.TRANSITIONS, asOf).stream()
                .map(TransitionDocument.class::cast)
                .toList();
    }

    public List<TimelineDocument> timeline() {
        return documents(View.TIMELINE, "2030-01-01").stream()
                .map(TimelineDocument.class::cast)
                .toList();
    }

    public List<Document> documents(View view, String asOf) {
        return documents(Folds.of(view), Standing.of(journey, events), reading(asOf));
    }

    private <S> List<Document> documents(Fold<S> fold, Standing standing, Reading reading) {
        return fold.documents(fold.fold(standing, events), reading);
    }

    /** Texts in tests are in clear, or sealed and not to be opened. */
    public static Reading reading(String asOf) {
        return new Reading(POLICY, at(asOf), (_, text) -> text);
    }

    /** Noon of a day in UTC. */
    public static Instant at(String day) {
        return Instant.parse(day + "T12:00:00Z");
    }

    public static CustomerIdentified identified(String day, Identifier.Kind kind, String value) {
        return new CustomerIdentified(at(day), List.of(new Identifier(kind, mark(value), PersonalText.of(value))));
    }

    /** One that tells what it marks, as no real one does. */
    public static Identifier.Mark mark(String what) {
        return new Identifier.Mark(String.format("%-43.43s", what).replaceAll("[^A-Za-z0-9]", "-"));
    }

    public static PurchaseMade bought(String day, String order, String amount) {
        return new PurchaseMade(
                at(day),
                order,
                List.of(new Line("kettle", "kitchen", BigDecimal.ONE, new BigDecimal(amount))),
                Money.of(amount, "EUR"),
                Channel.WEB);
    }

    /** The same of another category. */
    public static PurchaseMade bought(String day, String order, String amount, @Nullable String category) {
        PurchaseMade kettle = bought(day, order, amount);
        Line line = kettle.lines().getFirst();
        return new PurchaseMade(
                kettle.occurredAt(),
                order,
                List.of(new Line(line.product(), category, line.quantity(), line.amount())),
                kettle.total(),
                kettle.channel());
    }

    public static ComplaintLodged lodged(String day, String complaint) {
        return lodged(day, complaint, 4);
    }

    /** @param dissatisfaction 1 to 5 */
    public static ComplaintLodged lodged(String day, String complaint, int dissatisfaction) {
        return new ComplaintLodged(
                at(day),
                complaint,
                Channel.PHONE_AGENT,
                "kettle",
                null,
                "defect",
                null,
                PersonalText.of("It leaks."),
                dissatisfaction,
                null,
                null,
                null);
    }
}
