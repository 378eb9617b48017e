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
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two processes that record in one PostgreSQL, or beside it on the Axon Server whose {@code host:port} is in the
 * environment.
 */
class TwoProcessesTest {

    private static final int CUSTOMERS = 2_000; // several appends

    @TempDir
    Path data;

    private final String run = UUID.randomUUID().toString(); // an Axon Server remembers those before
    private final String ann = "ann-" + run + "@example.org";

    @Test
    void entriesOfTheSameCustomersInOppositeOrdersAreAllRecorded() throws Exception {
        String[] shared = shared("postgresql");
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

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "axonserver"})
    void whatOneProcessHasRecordedTheOtherGoesOnWith(String store) {
        String[] shared = shared(store);
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared);
                TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
            String complaint = "{" + customer(ann) + ",'complaintId':'c'}";
            record(one, Entries.purchase(run + "o1", ann));
            record(other, entry(run + "c1", "complaint.lodged", complaint));

            assertThat(record(one, entry(run + "c2", "complaint.acknowledged", complaint)))
                    .isInstanceOf(Outcome.Recorded.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "axonserver"})
    void anIdentifierThatAnotherProcessUnlinkedIsLinkedAgain(String store) {
        String[] shared = shared(store);
        String work = "{" + customer(ann) + ",'identifier':{'kind':'EMAIL','value':'" + run + "@work.example'}";
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared);
                TestProgram other = TestProgram.start(data.resolve("other"), shared)) {
            record(one, Entries.purchase(run + "o1", ann));
            record(one, entry(run + "l1", "identifier.linked", work + "}"));
            record(other, entry(run + "u1", "identifier.unlinked", work + ",'reason':'it was somebody else'}"));

            Outcome linked = record(one, entry(run + "l2", "identifier.linked", work + "}"));

            assertThat(linked)
                    .isInstanceOfSatisfying(
                            Outcome.Recorded.class,
                            recorded -> assertThat(recorded.events()).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql", "axonserver"})
    void aProcessRemembersWhatItWroteItself(String store) {
        try (TestProgram one = TestProgram.start(data.resolve("one"), shared(store))) {
            Outcome.Recorded recorded = (Outcome.Recorded) record(one, Entries.purchase(run + "o1", ann));
            record(one, Entries.purchase(run + "o2", "bob@example.org"));

            assertThat(one.get(Cache.class).containsKey(recorded.journey().value()))
                    .isTrue();
        }
    }

    private static String[] shared(String store) {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        boolean axonServer = store.equals("axonserver");
        String address = System.getenv("AXON_SERVER");
        assumeTrue(!axonServer || address != null, "no Axon Server given: set AXON_SERVER=host:port");
        return new String[] {
            "journey.store=" + store,
            "axon.axonserver.enabled=" + axonServer,
            "axon.axonserver.servers=" + address,
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
