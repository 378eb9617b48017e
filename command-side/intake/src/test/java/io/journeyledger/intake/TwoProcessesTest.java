package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.support.PrivatePostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes that record in one PostgreSQL. */
class TwoProcessesTest {

    private static final int CUSTOMERS = 2_000; // several appends

    @TempDir
    Path data;

    @Test
    void entriesOfTheSameCustomersInOppositeOrdersAreAllRecorded() throws Exception {
        String[] shared = shared();
        try (TestProgram first = TestProgram.start(data.resolve("first"), shared)) {
            first.get(Intake.class).record(purchases("first"));
        }
        CyclicBarrier together = new CyclicBarrier(2);
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared);
                TestProgram other = TestProgram.start(data.resolve("other"), shared);
                ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<List<Outcome>>> done = List.of(
                    both.submit(() -> record(one, purchases("one"), together)),
                    both.submit(() -> record(other, purchases("other").reversed(), together)));

            for (Future<List<Outcome>> outcomes : done) {
                assertThat(outcomes.get(5, TimeUnit.MINUTES))
                        .hasSize(CUSTOMERS)
                        .allMatch(Outcome.Recorded.class::isInstance);
            }
            assertThat(one.get(LedgerReader.class).count())
                    .as("each customer is identified once")
                    .isEqualTo(4L * CUSTOMERS);
        }
    }

    @Test
    void whatOneProcessHasRecordedTheOtherGoesOnWith() {
        String[] shared = shared();
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared);
                TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
            String complaint = "{" + customer("ann@example.org") + ",'complaintId':'c'}";
            record(one, Entries.purchase("o1", "ann@example.org"));
            record(other, entry("c1", "complaint.lodged", complaint));

            assertThat(record(one, entry("c2", "complaint.acknowledged", complaint)))
                    .isInstanceOf(Outcome.Recorded.class);
        }
    }

    @Test
    void anIdentifierThatAnotherProcessUnlinkedIsLinkedAgain() {
        String[] shared = shared();
        String ann = "{" + customer("ann@example.org") + ",'identifier':{'kind':'EMAIL','value':'ann@work.example'}";
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared);
                TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
            record(one, Entries.purchase("o1", "ann@example.org"));
            record(one, entry("l1", "identifier.linked", ann + "}"));
            record(other, entry("u1", "identifier.unlinked", ann + ",'reason':'it was somebody else'}"));

            Outcome linked = record(one, entry("l2", "identifier.linked", ann + "}"));

            assertThat(linked)
                    .isInstanceOfSatisfying(
                            Outcome.Recorded.class,
                            recorded -> assertThat(recorded.events()).isEqualTo(1));
        }
    }

    @Test
    void aProcessRemembersWhatItWroteItself() {
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared())) {
            Outcome.Recorded ann = (Outcome.Recorded) record(one, Entries.purchase("o1", "ann@example.org"));
            record(one, Entries.purchase("o2", "bob@example.org"));

            assertThat(one.get(Cache.class).containsKey(ann.journey().value())).isTrue();
        }
    }

    private static String[] shared() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        return new String[] {
            "journey.store=postgresql",
            "journey.postgresql.url=" + PrivatePostgres.shared().newDatabase(),
            "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
        };
    }

    private static Outcome record(TestProgram program, Entry entry) {
        return program.get(Intake.class).record(entry);
    }

    private static List<Outcome> record(TestProgram program, List<List<Entry>> groups, CyclicBarrier together)
            throws Exception {
        together.await(1, TimeUnit.MINUTES);
        return program.get(Intake.class).record(groups);
    }

    private static List<List<Entry>> purchases(String name) {
        List<List<Entry>> groups = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            groups.add(List.of(Entries.purchase(name + "-" + i, i + "@example.org")));
        }
        return groups;
    }
}
