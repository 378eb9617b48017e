package io.journeyledger.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ops/ledger bench}. */
@Command(
        name = "bench",
        description = "Measures the ledger, each figure beside its floor in the same run; writes"
                + " ops/bench/target/report.md and report.json.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ops/ledger bench", "  ops/ledger bench bulk --events 20000 --runs 3 --json"})
final class Bench implements Callable<Integer> {

    /** Commands are waited for one by one, so there are fewer of them. */
    private static final int EVENTS_A_COMMAND = 10;

    private static final int MOST_AT_START = 10_000;
    /** About so many events the demo tells of a customer. */
    private static final int EVENTS_A_CUSTOMER = 26;

    private static final int EVENTS_OF_A_LONG_JOURNEY = 1_000;

    /** As of the middle of the time that the entries tell of. */
    private static final Duration PAST_BY = Duration.ofDays(Entries.DAYS / 2);

    enum Name {
        BULK,
        COMMANDS,
        LIVE,
        LAG,
        REBUILD,
        PAST,
        TIMELINE,
        REPLAY,
        SEARCH,
        EXPORT,
        PAGES,
        START,
        ALL
    }

    private static final Set<Name> OF_A_KEPT_LEDGER =
            EnumSet.of(Name.REBUILD, Name.PAST, Name.TIMELINE, Name.SEARCH, Name.EXPORT);

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            defaultValue = "all",
            description = "${COMPLETION-CANDIDATES} (all).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Name name;

    @Option(names = "--events", paramLabel = "N", defaultValue = "100000", description = "How many entries (100000).")
    private int events;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "5", description = "How many runs that count (5).")
    private int runs;

    @Option(
            names = "--ledger",
            paramLabel = "DIR",
            description =
                    "Fills a ledger there, keeps it and uses it again: for rebuild, past, timeline, search and export; for"
                            + " pages a folder of ops/ledger up, which is filled with the demo when it is new.")
    private @Nullable Path ledger;

    @Option(names = "--json", description = "End with the whole report as one line of JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final PrintWriter progress = new PrintWriter(System.err, true, StandardCharsets.UTF_8);

    static void main(String[] arguments) {
        // Libraries leave threads behind that would keep the process alive.
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("bench failed: " + failure);
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    @Override
    public Integer call() throws Exception {
        refuseWrongUsage();
        Path home = Path.of(System.getProperty("ledger.home", "")).toAbsolutePath();
        Map<String, String> machine = Machine.facts();
        List<Row> rows = new ArrayList<>();
        Map<String, Double> headline = new LinkedHashMap<>();
        try (Scratch scratch = Scratch.make()) {
            Measurement measurement = new Measurement(runs, progress);
            for (Name wanted : wanted()) {
                progress.println(wanted + ": preparing");
                try (Subject subject = subject(wanted, scratch, home)) {
                    Row row = measurement.of(subject);
                    rows.add(row);
                    headline.putAll(subject.headline(row));
                }
            }
        }
        Report report = new Report(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                command(),
                sizes(),
                machine,
                Machine.versions(),
                rows,
                headline);
        report.writeTo(home.resolve("ops").resolve("bench").resolve("target"));
        (json ? progress : out).println(report.markdown());
        if (json) {
            out.println(report.json());
        }
        return 0;
    }

    /** Now, and not when everything before has been measured. */
    private void refuseWrongUsage() {
        if (events < 100 || runs < 1) {
            throw wrong("At least 100 events and 1 run, not " + events + " and " + runs);
        }
        if (ledger != null && Files.exists(ledger) && !Files.isDirectory(ledger)) {
            throw wrong(ledger + " is a file: name a folder with --ledger");
        }
        if (ledger != null && wanted().stream().anyMatch(OF_A_KEPT_LEDGER::contains)) {
            try {
                KeptLedger _ = new KeptLedger(ledger, events);
            } catch (IllegalArgumentException e) {
                throw wrong(String.valueOf(e.getMessage()));
            }
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private Set<Name> wanted() {
        return name == Name.ALL ? EnumSet.complementOf(EnumSet.of(Name.ALL)) : EnumSet.of(name);
    }

    private Subject subject(Name wanted, Scratch scratch, Path home) throws Exception {
        return switch (wanted) {
            case BULK -> new Bulk(scratch, events);
            case COMMANDS -> new Commands(scratch, events / EVENTS_A_COMMAND);
            case LIVE -> new Live(scratch, events);
            case LAG -> new Lag(scratch, events);
            case REBUILD -> new Rebuilding(workbench(wanted, scratch), scratch);
            case PAST -> new PastPopulation(workbench(wanted, scratch), Entries.UNTIL.minus(PAST_BY));
            case TIMELINE -> new TimelineRebuild(workbench(wanted, scratch), scratch);
            case REPLAY -> replaying(scratch);
            case SEARCH -> new Searching(workbench(wanted, scratch));
            case EXPORT -> new Exporting(workbench(wanted, scratch));
            case PAGES ->
                new Pages(scratch, home, ledger == null ? scratch.folder() : ledger, events / EVENTS_A_CUSTOMER);
            case START -> new Start(scratch, home, Math.min(events, MOST_AT_START));
            case ALL -> throw new IllegalArgumentException("all is no single one");
        };
    }

    private Workbench workbench(Name wanted, Scratch scratch) throws Exception {
        return ledger == null
                ? Workbench.filled(scratch, Entries.write(scratch.file(wanted + ".ndjson"), events))
                : Workbench.kept(scratch, new KeptLedger(ledger, events));
    }

    private static Subject replaying(Scratch scratch) throws Exception {
        Instant until = Entries.UNTIL;
        Instant from = until.minus(Duration.ofHours(EVENTS_OF_A_LONG_JOURNEY));
        Path file = Entries.writeOneJourney(scratch.file("replay.ndjson"), EVENTS_OF_A_LONG_JOURNEY, from);
        return new Replaying(Workbench.filled(scratch, file), from, until);
    }

    private String command() {
        String kept = ledger == null ? "" : " --ledger DIR";
        return "ops/ledger bench " + name.name().toLowerCase(Locale.ROOT) + " --events " + events + " --runs " + runs
                + kept;
    }

    private Map<String, Integer> sizes() {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        sizes.put("entries", events);
        sizes.put("runs", runs);
        return sizes;
    }
}
