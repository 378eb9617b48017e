package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.run.Shift;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.operation.DeadLetterTable;
import io.journeyledger.store.operation.Turn;
import io.journeyledger.store.reading.LedgerReader;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A letter that is told by another process than the one that follows the ledger, or beside an index that is set aside.
 */
class ToldEverywhereTest extends Projecting {

    @BeforeEach
    void park() throws Exception {
        append(0, identified("ann@example.org"));
        eventually().until(() -> storedPosition() == 1);
        application.close();
        application = run("command");
        append(1, bought("2026-01-11", "O1", "10.00"), bought("2026-01-12", "O2", "20.00"));
        application.close();
        LedgerFile ledger = new LedgerFile(folder.resolve("data").resolve("ledger.db"));
        String right = ledger.change("ANN", 1, "{}");
        application = run("command,projection,query");
        eventually().until(() -> storedPosition() == 3);
        ledger.change("ANN", 1, right);
        append(3, bought("2026-01-13", "O3", "30.00"));
        eventually().until(() -> storedPosition() == 4); // it has looked at the letters just now
    }

    @Test
    void what_is_recorded_right_afterwards_is_told() {
        Retries elsewhere = elsewhere(() -> {});

        assertThat(onceInTurn(() -> elsewhere.retry("ANN.1"))).isEmpty();

        append(4, bought("2026-01-14", "O4", "40.00"));

        eventually().until(this::isAllTold);
    }

    @Test
    void what_is_recorded_and_passed_by_meanwhile_is_told() {
        Retries elsewhere = elsewhere(() -> {
            append(4, bought("2026-01-14", "O4", "40.00"));
            eventually().until(() -> storedPosition() == 5);
        });

        assertThat(onceInTurn(() -> elsewhere.retry("ANN.1"))).isEmpty();

        eventually().until(this::isAllTold);
    }

    @Test
    void what_was_told_meanwhile_is_in_an_index_that_is_restored() throws Exception {
        Rebuilds rebuilds = application.getBean(Rebuilds.class);
        Rebuild rebuild = rebuilds.begin(RebuildRequest.live(Set.of(View.CUSTOMERS, View.TIMELINE)));
        eventually().until(() -> rebuild.phase() == Rebuild.Phase.DONE);
        Retries retries = application.getBean(Retries.class);
        assertThat(onceInTurn(() -> retries.retry("ANN.1"))).isEmpty();

        List<Rebuild> restored = List.of(rebuilds.restore(View.CUSTOMERS), rebuilds.restore(View.TIMELINE));

        eventually().until(() -> restored.stream().allMatch(one -> one.phase() == Rebuild.Phase.DONE));
        eventually().until(() -> status(View.TIMELINE).documents() == 4);
        assertThat(Objects.requireNonNull(customer().value()).orders()).isEqualTo(3);
    }

    private boolean isAllTold() throws Exception {
        return status(View.TIMELINE).documents() == 5
                && Objects.requireNonNull(customer().value()).orders() == 4;
    }

    /** @param meanwhile what happens when it has read the ledger for the last time */
    private Retries elsewhere(Runnable meanwhile) {
        InstantSource clock = application.getBean(InstantSource.class);
        DeadLetters letters = new DeadLetters(application.getBean(DeadLetterTable.class), clock);
        Stories stories =
                new Stories(application.getBean(LedgerReader.class), application.getBean(EventCodec.class), letters);
        int[] loads = {0};
        return new Retries(
                new Storytelling(
                        stories,
                        _ -> {
                            if (++loads[0] == 2) {
                                meanwhile.run();
                            }
                        },
                        application.getBean(Policy.class),
                        application.getBean(PersonalTexts.class),
                        clock),
                application.getBean(ViewWriter.class),
                new Shift(application.getBean(Turn.class).of("elsewhere"), () -> {}),
                () -> Long.MAX_VALUE,
                List::of);
    }
}
