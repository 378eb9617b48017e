package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.PurchaseEvent.PurchaseMade;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import io.journeyledger.store.support.PrivatePostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * An entry is recorded once on the Axon Server whose {@code host:port} is in the environment; else it is skipped. More
 * kills with {@code -Dledger.kills=10}, at other moments with {@code -Dledger.seed=8}.
 */
@EnabledIfEnvironmentVariable(
        named = "AXON_SERVER",
        matches = ".+:\\d+",
        disabledReason = "no Axon Server given: set AXON_SERVER=host:port")
class AxonServerOnceTest {

    @TempDir
    Path folder;

    private final String run = UUID.randomUUID().toString();

    @Test
    void entriesSentAgainAfterKillsAreRecordedOnce() throws Exception {
        killsThenAll(properties());
    }

    @Test
    void entriesSentAgainAfterKillsAreRecordedOnceBesidePostgresql() throws Exception {
        killsThenAll(besidePostgresql());
    }

    @Test
    void entriesOfAProcessThatDiesBetweenAppendAndCommitAreRecordedOnce() throws Exception {
        Path data = folder.resolve("data");
        String[] properties = properties();
        long before;
        try (TestProgram program = TestProgram.start(data, properties)) {
            before = program.get(LedgerReader.class).head();
        }

        assertThat(start(Sender.Dying.class, data, properties).waitFor()).isEqualTo(Sender.KILLED);

        try (TestProgram program = TestProgram.start(data, properties)) {
            assertThat(program.get(LedgerReader.class).head()).isGreaterThan(before);
            assertThat(program.get(Intake.class).record(Sender.entries(run)))
                    .filteredOn(Outcome.Duplicate.class::isInstance)
                    .hasSize(Sender.ENTRIES / 2);
            assertEachIsThereOnce(program, before);
        }
    }

    @Test
    void twoProcessesThatRecordTheSameEntriesRecordEachOnce() throws Exception {
        String[] properties = besidePostgresql();
        try (TestProgram one = TestProgram.start(folder.resolve("one"), properties);
                TestProgram other = TestProgram.start(folder.resolve("other"), properties);
                ExecutorService callers = Executors.newFixedThreadPool(4)) {
            long before = one.get(LedgerReader.class).head();
            List<Callable<List<Outcome>>> calls = new ArrayList<>();
            // Reading an entry takes hold of its data: each process has entries of its own.
            List<List<Entry>> sent = Sender.entries(run);
            List<List<Entry>> sentAgain = Sender.entries(run);
            for (int i = 0; i < Sender.ENTRIES; i += 20) {
                int from = i;
                calls.add(() -> one.get(Intake.class).record(sent.subList(from, from + 20)));
                calls.add(() -> other.get(Intake.class).record(sentAgain.subList(from, from + 20)));
            }
            for (Future<List<Outcome>> done : callers.invokeAll(calls)) {
                assertThat(done.get()).noneMatch(Outcome.Rejected.class::isInstance);
            }
            assertEachIsThereOnce(one, before);
        }
    }

    private void killsThenAll(String... properties) throws Exception {
        Random random = new Random(Integer.getInteger("ledger.seed", 7));
        Path data = folder.resolve("data");
        long before;
        try (TestProgram program = TestProgram.start(data, properties)) {
            before = program.get(LedgerReader.class).head();
        }
        for (int kill = 0; kill < Integer.getInteger("ledger.kills", 3); kill++) {
            killAfter(1 + random.nextInt(60), data, properties);
        }
        try (TestProgram program = TestProgram.start(data, properties)) {
            List<Outcome> outcomes = program.get(Intake.class).record(Sender.entries(run));

            assertThat(outcomes).noneMatch(Outcome.Rejected.class::isInstance);
            assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.Duplicate.class);
            assertEachIsThereOnce(program, before);
        }
    }

    /** Every round sends all from the beginning, as a source that had no answer does. */
    private void killAfter(int answers, Path data, String... properties) throws IOException {
        Process sender = start(Sender.class, data, properties);
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = sender.inputReader(StandardCharsets.UTF_8)) {
            for (int recorded = 0; recorded < answers; ) {
                String line = out.readLine();
                assertThat(line).as("the sender ended: %s", said).isNotNull();
                recorded += "recorded".equals(line) ? 1 : 0;
                said.append(line).append('\n');
            }
            sender.destroyForcibly().onExit().join();
        }
    }

    private Process start(Class<?> program, Path data, String... properties) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                data.toString(),
                run));
        command.addAll(List.of(properties));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        program == Sender.class ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void assertEachIsThereOnce(TestProgram program, long before) {
        List<String> purchases = new ArrayList<>();
        List<Recorded> begins = new ArrayList<>();
        for (Recorded event : events(program, before)) {
            if (event.event() instanceof PurchaseMade) {
                purchases.add(event.provenance().id());
            } else if (event.event() instanceof CustomerIdentified) {
                begins.add(event);
            }
        }
        Set<String> distinct = new HashSet<>(purchases);
        assertThat(distinct).as("every entry").hasSize(Sender.ENTRIES);
        assertThat(purchases).as("each once").hasSize(Sender.ENTRIES);
        assertThat(begins).as("one journey a customer").hasSize(Sender.ENTRIES / 2);
        JourneyKeys keys = program.get(JourneyKeys.class);
        for (Recorded begin : begins) {
            assertThat(((CustomerIdentified) begin.event()).identifiers())
                    .as("can be read")
                    .allSatisfy(identifier -> assertThat(keys.open(begin.journey(), identifier.value()))
                            .isInstanceOf(PersonalText.Clear.class));
        }
    }

    private List<Recorded> events(TestProgram program, long before) {
        LedgerReader ledger = program.get(LedgerReader.class);
        List<Recorded> own = new ArrayList<>();
        long after = before;
        for (List<RawEvent> page = ledger.read(after, 5_000); !page.isEmpty(); page = ledger.read(after, 5_000)) {
            for (Recorded event : program.get(EventCodec.class).decode(page)) {
                if (event.provenance().id().startsWith(run)) {
                    own.add(event);
                }
            }
            after = page.getLast().position();
        }
        return own;
    }

    private static String[] besidePostgresql() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed: no initdb and postgres found");
        return properties(
                "journey.postgresql.url=" + PrivatePostgres.shared().newDatabase(),
                "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    }

    private static String[] properties(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "journey.store=axonserver",
                "axon.axonserver.enabled=true",
                "axon.axonserver.servers=" + System.getenv("AXON_SERVER")));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
