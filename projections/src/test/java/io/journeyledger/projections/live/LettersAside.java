package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;

import io.journeyledger.ledger.ComplaintEvent.ComplaintLodged;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.ConsentGranted;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.LettersInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.TurnsInMemory;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.codec.EventCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** A live projection beside which letters are told, over a ledger and an index in memory. */
abstract class LettersAside {

    static final String NOW = "2026-02-10";

    /**
     * A year of silence, after which Ann was at risk and came back; then it turns out that she had bought meanwhile.
     */
    static final List<Recorded> ANN = Telling.of("ANN")
            .then(new CustomerIdentified(
                    at("2024-12-01"),
                    List.of(new Identifier(
                            Identifier.Kind.EMAIL, Telling.mark("print"), new PersonalText.Sealed("a mail")))))
            .then(bought("2025-01-01", "O1", "10.00"))
            .then(new ConsentGranted(at("2025-01-02"), "service", null, null))
            .then(bought("2026-02-01", "O2", "20.00"))
            .then(bought("2025-07-01", "O3", "30.00"), at("2026-02-09"))
            .then(bought("2026-02-09", "O4", "40.00"))
            .events();

    static final ComplaintLodged LODGED =
            new ComplaintLodged(at("2026-01-02"), "B1", null, null, null, null, null, null, null, null, null, null);

    static final String WITHOUT_TOTAL =
            "{\"occurredAt\":\"2026-02-01T12:00:00Z\",\"orderId\":\"O2\",\"lines\":[],\"total\":null}";

    LedgerInMemory ledger = new LedgerInMemory(ANN.subList(0, 4));
    final LettersInMemory table = new LettersInMemory();
    final DeadLetters letters = new DeadLetters(table, InstantSource.system());
    boolean away;
    final IndexInMemory index = new IndexInMemory();
    final ViewWriter writer = new ViewWriter(RealElasticsearch.client(), new SimpleMeterRegistry()) {
        @Override
        public void write(List<Operation> operations) {
            if (away) {
                throw new IllegalStateException("away");
            }
            index.take(operations);
        }
    };
    LiveFolds folds = new LiveFolds(stories(), _ -> {}, 1_000, 0);
    final Parking live = Parking.atOnce(letters, writer);

    static Recorded recorded(long position, String journey, long sequence, JourneyEvent event) {
        return new Recorded(
                position, new JourneyId(journey), sequence, event.occurredAt(), event, Provenance.of("test", "e"));
    }

    void park(Recorded recorded) {
        letters.park(fault(recorded));
    }

    static UnfoldableException fault(Recorded recorded) {
        return new UnfoldableException(recorded, new IllegalStateException("no more than a test"));
    }

    void batch(List<Recorded> events) {
        Changes changes = live.write(events, folds, reading());
        if (changes != null) {
            folds.keep(changes);
        }
    }

    Retries retries(long begun) {
        return retries(new Shift(new TurnsInMemory().of("one"), () -> {}), () -> begun);
    }

    Retries retries(Shift shift, LongSupplier begun) {
        return new Retries(
                new Storytelling(stories(), _ -> {}, Telling.POLICY, reading().texts(), InstantSource.fixed(at(NOW))),
                writer,
                shift,
                begun,
                List::of);
    }

    static Map<String, String> toldAtOnce(List<Recorded> events) {
        IndexInMemory whole = new IndexInMemory();
        Stories stories = new Stories(new LedgerInMemory(events), EventCodec.standard());
        whole.take(new LiveFolds(stories, _ -> {}, 1_000, 0)
                .changes(events, reading())
                .operations());
        return whole.documents();
    }

    Stories stories() {
        return new Stories(ledger, EventCodec.standard(), letters);
    }

    static Reading reading() {
        return Telling.reading(NOW);
    }
}
