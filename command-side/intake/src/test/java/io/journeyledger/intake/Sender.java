package io.journeyledger.intake;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process that records a run of entries with several callers at once and prints a line for each: to be killed. */
final class Sender {

    static final int ENTRIES = 2_000;
    static final int KILLED = 137;
    private static final int CALLERS = 8;
    private static final int AT_ONCE = 5;

    private Sender() {}

    /** Arguments: data folder, name of the run, properties. */
    public static void main(String[] args) {
        try (TestProgram program = TestProgram.start(Path.of(args[0]), Arrays.copyOfRange(args, 2, args.length))) {
            sendAll(program.get(Intake.class), args[1]);
        }
    }

    private static void sendAll(Intake intake, String run) {
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (int i = 0; i < ENTRIES; i += AT_ONCE) {
                List<List<Entry>> some = entries(run).subList(i, i + AT_ONCE);
                callers.execute(() -> {
                    intake.record(some);
                    System.out.println("recorded");
                });
            }
        }
    }

    /** Dies when the events are in the ledger and the database has not committed. Arguments as above. */
    static final class Dying {

        private Dying() {}

        public static void main(String[] args) {
            try (TestProgram program = TestProgram.start(Path.of(args[0]), Arrays.copyOfRange(args, 2, args.length))) {
                Intake intake = program.get(Intake.class);
                List<EntryGroup> half = entries(args[1]).subList(0, ENTRIES / 2).stream()
                        .map(intake::prepare)
                        .toList();
                intake.record(half, _ -> Runtime.getRuntime().halt(KILLED));
            }
        }
    }

    /** Every customer comes twice. */
    static List<List<Entry>> entries(String run) {
        return java.util.stream.IntStream.range(0, ENTRIES)
                .mapToObj(i -> List.of(Entries.purchase(run + "-" + i, run + "-" + i % (ENTRIES / 2) + "@example.org")))
                .toList();
    }
}
