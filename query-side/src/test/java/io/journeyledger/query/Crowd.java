package io.journeyledger.query;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.Basis;
import io.journeyledger.ledger.ChurnEvent.CustomerChurned;
import io.journeyledger.ledger.ChurnEvent.CustomerWonBack;
import io.journeyledger.ledger.ChurnEvent.Reason;
import io.journeyledger.ledger.ComplaintEvent.Answer;
import io.journeyledger.ledger.ComplaintEvent.ComplaintAnswered;
import io.journeyledger.ledger.ComplaintEvent.ComplaintAssessed;
import io.journeyledger.ledger.ComplaintEvent.ComplaintClosed;
import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.ComplaintEvent.ComplaintReferred;
import io.journeyledger.ledger.ComplaintEvent.ComplaintReopened;
import io.journeyledger.ledger.ComplaintEvent.ComplaintResolved;
import io.journeyledger.ledger.ComplaintEvent.Redress;
import io.journeyledger.ledger.ComplaintEvent.RedressGiven;
import io.journeyledger.ledger.ComplaintEvent.Severity;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.FeedbackEvent.Subject;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.Line;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.PurchaseEvent.PurchaseReturned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.PolicyFile;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Some thousand made-up journeys, always the same, and their documents by the production folds: in memory, and in side
 * indices of the real server. There are more of them than are read at once.
 */
public final class Crowd {

    /** Name of the side indices. */
    public static final String NAME = "crowd";

    /** By then everything has occurred. */
    public static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    /** By then all journeys have begun and those that merge are merged. */
    static final Instant MERGED = Instant.parse("2024-02-01T00:00:00Z");

    public static final Policy POLICY = PolicyFile.standard();

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int JOURNEYS = 2_300;

    private static final Crowd STORED = new Crowd(7).store();

    private final Random dice;
    private final Map<JourneyId, List<Recorded>> streams = new LinkedHashMap<>();
    private final Map<View, List<Document>> documents;
    private long position;

    private Crowd(long seed) {
        dice = new Random(seed);
        for (int i = 0; i < JOURNEYS; i++) {
            live(new JourneyId("J" + i));
        }
        for (int i = 0; i < JOURNEYS; i += 40) {
            JourneysMerged merged = new JourneysMerged(
                    MERGED.minusSeconds(60), new JourneyId("J" + i), new JourneyId("J" + (i + 1)), "one person");
            record(merged.surviving(), merged);
            record(merged.absorbed(), merged);
        }
        documents = documents(END);
    }

    /** Stores them once for all tests of this JVM. */
    public static Crowd stored() {
        return STORED;
    }

    /** All documents of a view. */
    public List<Document> all(View view) {
        return Objects.requireNonNull(documents.get(view));
    }

    public List<CustomerDocument> customers() {
        return of(View.CUSTOMERS, CustomerDocument.class);
    }

    public List<ComplaintDocument> complaints() {
        return of(View.COMPLAINTS, ComplaintDocument.class);
    }

    public List<TimelineDocument> timeline() {
        return of(View.TIMELINE, TimelineDocument.class);
    }

    public List<TransitionDocument> transitions() {
        return of(View.TRANSITIONS, TransitionDocument.class);
    }

    private <D extends Document> List<D> of(View view, Class<D> type) {
        return Objects.requireNonNull(documents.get(view)).stream()
                .map(type::cast)
                .toList();
    }

    /** The events that their documents are made of. */
    public List<Recorded> events() {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    /** The documents of all journeys as of an instant. */
    public Map<View, List<Document>> documents(Instant asOf) {
        Reading reading = new Reading(POLICY, asOf, SmallLedger::opened);
        Map<View, List<Document>> all = new EnumMap<>(View.class);
        for (Fold<?> fold : Folds.all()) {
            all.put(
                    fold.view(),
                    streams.keySet().stream()
                            .flatMap(journey -> documents(fold, journey, reading))
                            .toList());
        }
        return all;
    }

    private <S> Stream<Document> documents(Fold<S> fold, JourneyId journey, Reading reading) {
        List<Recorded> own = known(journey, reading.asOf());
        Standing standing = Standing.of(journey, own);
        List<Recorded> events = new ArrayList<>(own);
        standing.absorbed().forEach(absorbed -> events.addAll(known(absorbed, reading.asOf())));
        return fold.documents(fold.fold(standing, events), reading).stream();
    }

    private List<Recorded> known(JourneyId journey, Instant asOf) {
        return Objects.requireNonNull(streams.get(journey)).stream()
                .filter(recorded -> !recorded.event().occurredAt().isAfter(asOf))
                .toList();
    }

    private void live(JourneyId id) {
        Instant begun = BEGIN.plusSeconds(dice.nextInt(20 * 86_400));
        record(
                id,
                new CustomerIdentified(
                        begun,
                        List.of(new Identifier(
                                Identifier.Kind.REFERENCE,
                                new Identifier.Mark("A".repeat(43)),
                                new PersonalText.Sealed("ref " + id)))));
        String currency = dice.nextInt(5) == 0 ? "TWD" : "EUR";
        int purchases = (int) Math.pow(dice.nextDouble() * 3, 2);
        for (int i = 0; i < purchases; i++) {
            // Few amounts, so that there are ties.
            Money price = new Money(BigDecimal.valueOf(5L * (1 + dice.nextInt(12))), currency);
            Instant at = any();
            record(
                    id,
                    new PurchaseMade(
                            at, "O" + i, List.of(new Line("kettle", null, BigDecimal.ONE, null)), price, Channel.WEB));
            if (dice.nextInt(15) == 0) {
                record(
                        id,
                        new PurchaseReturned(
                                at.plus(Duration.ofDays(2)), "O" + i, "R" + i, Money.of("5.00", currency), null));
            }
        }
        if (dice.nextInt(4) == 0) {
            complain(id, any());
        }
        while (dice.nextInt(3) > 0) {
            answer(id, any());
        }
        if (dice.nextInt(5) == 0) {
            Instant left = any();
            record(id, new CustomerChurned(left, Basis.DECLARED, Reason.PRICE, null));
            if (dice.nextBoolean()) {
                record(id, new CustomerWonBack(left.plus(Duration.ofDays(30 + dice.nextInt(200))), null));
            }
        }
    }

    private void complain(JourneyId id, Instant at) {
        answer(id, at.minus(Duration.ofDays(9)));
        record(
                id,
                new ComplaintLodged(
                        at, "B1", Channel.EMAIL, "kettle", null, "defect", null, null, 4, null, null, null));
        if (dice.nextInt(4) > 0) {
            record(
                    id,
                    new ComplaintAssessed(
                            at.plus(Duration.ofHours(3)),
                            "B1",
                            one(Severity.values()),
                            false,
                            false,
                            false,
                            null,
                            null));
        }
        if (dice.nextInt(5) == 0) {
            return;
        }
        record(id, new ComplaintAnswered(at.plus(Duration.ofDays(5)), "B1", one(Answer.values()), null, null));
        for (int i = dice.nextInt(3); i > 0; i--) {
            record(id, new RedressGiven(at.plus(Duration.ofDays(6)), "B1", one(Redress.values()), null, null));
        }
        if (dice.nextInt(3) > 0) {
            record(id, new ComplaintResolved(at.plus(Duration.ofDays(7)), "B1", dice.nextBoolean(), null, null));
            // Some files know only days: it was answered at the very instant of the resolution.
            answer(id, at.plus(Duration.ofDays(dice.nextBoolean() ? 7 : 10)));
        }
        if (dice.nextInt(6) == 0) {
            record(id, new ComplaintReferred(at.plus(Duration.ofDays(8)), "B1", "ombudsman", null));
            record(id, new ComplaintClosed(at.plus(Duration.ofDays(9)), "B1"));
        }
        if (dice.nextInt(6) == 0) {
            record(id, new ComplaintReopened(at.plus(Duration.ofDays(12)), "B1", null));
        }
    }

    private void answer(JourneyId id, Instant at) {
        Instrument instrument = one(Instrument.values());
        int range = instrument.highest() - instrument.lowest() + 1;
        record(
                id,
                new SatisfactionSurveyed(
                        at,
                        "S" + position,
                        instrument,
                        instrument.lowest() + dice.nextInt(range),
                        Subject.RELATIONSHIP,
                        null,
                        null));
    }

    /** Late enough for everything that goes before, early enough for what follows. */
    private Instant any() {
        return MERGED.plusSeconds(10 * 86_400L + dice.nextInt(550 * 86_400));
    }

    private <T> T one(T[] values) {
        return values[dice.nextInt(values.length)];
    }

    private void record(JourneyId id, JourneyEvent event) {
        List<Recorded> stream = streams.computeIfAbsent(id, _ -> new ArrayList<>());
        stream.add(new Recorded(
                ++position, id, stream.size(), END, event, Provenance.of("crowd", Long.toString(position))));
    }

    private Crowd store() {
        SideIndex index = new SideIndex(NAME);
        documents.forEach(index::add);
        index.store();
        return this;
    }
}
