package io.journeyledger.server.backup;

import io.journeyledger.intake.Entry;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.LedgerRestore;
import io.journeyledger.intake.Outcome;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.export.EventExports;
import io.journeyledger.projections.export.EventSelection;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.server.LedgerApplication;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import io.journeyledger.store.support.PrivatePostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A ledger of its own, as the program has it, without pages and views. */
final class LedgerUnderTest implements AutoCloseable {

    static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final ConfigurableApplicationContext context;

    /** Where a ledger can be. */
    enum Kind {
        SQLITE,
        POSTGRESQL
    }

    private LedgerUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A ledger without events. */
    static LedgerUnderTest empty(Kind kind, Path folder) throws IOException {
        return switch (kind) {
            case SQLITE -> open(folder, Map.of());
            case POSTGRESQL -> {
                Assumptions.assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
                yield open(
                        folder,
                        Map.of(
                                "journey.store",
                                "postgresql",
                                "journey.postgresql.url",
                                PrivatePostgres.shared().newDatabase()));
            }
        };
    }

    static LedgerUnderTest open(Path folder, Map<String, Object> settings) throws IOException {
        Files.createDirectories(folder.resolve("uploads"));
        Map<String, Object> all = new HashMap<>(Map.of(
                "journey.data",
                folder.toString(),
                "journey.roles",
                "command",
                "journey.master-key",
                MASTER_KEY,
                "logging.file.name",
                folder.resolveSibling("log").toString()));
        all.putAll(settings);
        return new LedgerUnderTest(new SpringApplicationBuilder(LedgerApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new)));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Records entries that belong together, in JSON with single quotes. */
    Outcome record(String... entries) {
        List<Entry> group = new ArrayList<>();
        for (String entry : entries) {
            group.add(entry(entry.replace('\'', '"')));
        }
        return get(Intake.class).record(List.of(group)).getFirst();
    }

    /** Records entries each by itself. */
    void recordAll(List<String> entries) {
        for (int from = 0; from < entries.size(); from += 500) {
            get(Intake.class)
                    .record(entries.subList(from, Math.min(entries.size(), from + 500)).stream()
                            .map(entry -> List.of(entry(entry)))
                            .toList());
        }
    }

    private Entry entry(String json) {
        try {
            return get(EntryReader.class).read(json);
        } catch (RejectedEntryException e) {
            throw new AssertionError(json, e);
        }
    }

    String exported() throws IOException {
        return exported(EventSelection.ALL, false);
    }

    String exported(EventSelection selection, boolean readable) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        get(EventExports.class).of(selection, readable).to(file);
        return file.toString(StandardCharsets.UTF_8);
    }

    LedgerRestore.Restored restore(String file) throws IOException {
        return get(LedgerRestore.class)
                .restore(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), _ -> {});
    }

    List<RawEvent> events() {
        return get(LedgerReader.class).read(0, 1_000_000);
    }

    /**
     * Every event with all that is kept of it; of its metadata what it says, since the order of its keys is nothing.
     */
    List<String> eventsInWords() {
        EventCodec codec = get(EventCodec.class);
        return events().stream()
                .map(event ->
                        event.position() + " " + event.eventId() + " " + event.type() + " " + event.revision() + " "
                                + event.recordedAt() + " " + new String(event.payload(), StandardCharsets.UTF_8) + " "
                                + codec.provenance(event.metadata()))
                .toList();
    }

    /** Receipts, identifiers and keys. */
    List<String> besideInWords() {
        List<String> rows = new ArrayList<>();
        JdbcTemplate database = get(JdbcTemplate.class);
        database.query(
                "SELECT r.entry_hash, j.id, r.first_sequence, r.event_count FROM receipt r"
                        + " JOIN journey j ON j.number = r.journey ORDER BY r.entry_hash",
                row -> {
                    rows.add("receipt " + hex(row.getBytes(1)) + " " + row.getString(2) + " " + row.getLong(3) + " "
                            + row.getInt(4));
                });
        database.query("SELECT fingerprint, journey_id FROM identifier ORDER BY fingerprint", row -> {
            rows.add("identifier " + hex(row.getBytes(1)) + " " + row.getString(2));
        });
        database.query(
                "SELECT journey_id, wrapped, created_at, erased_at FROM journey_key WHERE journey_id <> '*'"
                        + " ORDER BY journey_id",
                row -> {
                    byte[] wrapped = row.getBytes(2);
                    rows.add("key " + row.getString(1) + " " + (wrapped == null ? "erased" : hex(wrapped)) + " "
                            + row.getLong(3) + " " + row.getLong(4));
                });
        return rows;
    }

    /** What every view would hold, personal texts opened. */
    List<String> documents() {
        JourneyReplay replay = get(JourneyReplay.class);
        Policy policy = get(Policy.class);
        return events().stream()
                .map(event -> new JourneyId(event.journey()))
                .distinct()
                .sorted()
                .map(journey -> replay.documents(journey, AsOf.now(NOW), policy).toString())
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        context.close();
    }
}
