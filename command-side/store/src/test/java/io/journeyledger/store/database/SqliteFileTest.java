package io.journeyledger.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.store.Samples;
import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.reading.LedgerReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is true of the embedded file alone. */
class SqliteFileTest {

    @TempDir
    Path folder;

    private StoreUnderTest store;

    @BeforeEach
    void open() {
        store = StoreUnderTest.open(Map.of("journey.data", folder.toString()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPathThatIsTooLongForSqliteIsToldWithWhatToDo() throws IOException {
        SqliteDatabase.open(fileOf(504)).close();

        Path tooLong = fileOf(505);
        assertThatIllegalStateException()
                .isThrownBy(() -> SqliteDatabase.open(tooLong))
                .withMessageStartingWith(
                        "The path of the ledger file has 505 bytes, and SQLite opens none of more than 504")
                .withMessageContaining("shorter path (--data, journey.data)");
    }

    /** @param bytes of its path */
    private Path fileOf(int bytes) throws IOException {
        Path parent = folder.toRealPath();
        int left = bytes - parent.resolve("ledger.db").toString().length();
        while (left > 0) {
            int part = Math.min(left - 1, left == 202 ? 199 : 200);
            parent = parent.resolve("x".repeat(part));
            left -= part + 1;
        }
        return Files.createDirectories(parent).resolve("ledger.db");
    }

    @Test
    void isDurableAndHasOneWriter() {
        JdbcTemplate writer = new JdbcTemplate(store.get(DataSource.class));

        assertThat(writer.queryForObject("PRAGMA journal_mode", String.class)).isEqualTo("wal");
        assertThat(writer.queryForObject("PRAGMA synchronous", Integer.class)).isEqualTo(2); // FULL
        assertThat(writer.queryForObject("PRAGMA page_size", Integer.class)).isEqualTo(8192);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(store.get(Database.class).reader(), "DELETE FROM token_entry"))
                .withMessageContaining("readonly");
    }

    @Test
    void aFullDiskIsToldApartAndWhatIsAppendedOnceThereIsRoomIsKept() {
        JdbcTemplate writer = new JdbcTemplate(store.get(DataSource.class));
        long pages = Objects.requireNonNull(writer.queryForObject("PRAGMA page_count", Long.class));
        JourneyId journey = Samples.journey();

        writer.queryForObject("PRAGMA max_page_count = " + pages, Long.class);
        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> Samples.append(store, Samples.contacts(journey, 0, 2_000)))
                .withMessageContaining("database or disk is full");
        assertThat(store.get(LedgerReader.class).head()).isZero();

        writer.queryForObject("PRAGMA max_page_count = " + 100 * pages, Long.class);
        Samples.append(store, Samples.contacts(journey, 0, 2_000));
        assertThat(store.get(LedgerReader.class).head()).isEqualTo(2_000);
    }

    @Test
    void aTransactionFailsForWhatFailedFirstAlthoughSqliteHasRolledItBack() {
        JdbcTemplate writer = SqlFailures.template(store.get(DataSource.class));
        long pages = Objects.requireNonNull(writer.queryForObject("PRAGMA page_count", Long.class));
        writer.queryForObject("PRAGMA max_page_count = " + pages, Long.class);
        TransactionTemplate transaction = new TransactionTemplate(store.get(PlatformTransactionManager.class));

        assertThatExceptionOfType(DataAccessResourceFailureException.class)
                .isThrownBy(() -> transaction.executeWithoutResult(_ -> writer.update(
                        "INSERT INTO token_entry (processor, segment, token) VALUES ('p', 0, zeroblob(1000000))")))
                .withMessageContaining("database or disk is full");
    }

    @Test
    void aSecondProcessIsToldWhatToDo() {
        assertThatIllegalStateException()
                .isThrownBy(() -> DataFolder.open(folder))
                .withMessageContaining("The data folder " + folder + " is in use by another journey ledger (process "
                        + ProcessHandle.current().pid() + ")")
                .withMessageContaining("--data");
    }

    @Test
    void theFolderIsFreeAgainWhenTheStoreIsClosed() {
        store.close();

        assertThatCode(() -> DataFolder.open(folder).close()).doesNotThrowAnyException();
    }

    @Test
    void eventsAreNeverChangedNorDeleted() {
        Samples.append(store, Samples.contacts(Samples.journey(), 0, 1));
        DataSource writer = store.get(DataSource.class);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(writer, "UPDATE domain_event SET payload = '{}'"))
                .withMessageContaining("events are immutable");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> execute(writer, "DELETE FROM domain_event"))
                .withMessageContaining("events are immutable");
    }

    @Test
    void anAuditorReadsTheLedgerInWords() throws SQLException {
        JourneyId journey = Samples.journey();
        Samples.append(store, Samples.contacts(journey, 0, 1));

        try (Connection auditor = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var statement = auditor.createStatement();
                var row = statement.executeQuery("SELECT journey, sequence, type, revision, recorded_at,"
                        + " payload ->> '$.contactId', metadata ->> '$.source' FROM ledger")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(journey.value());
            assertThat(row.getString(3)).isEqualTo("ContactMade");
            assertThat(row.getString(5)).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
            assertThat(row.getString(6)).isEqualTo("c0");
            assertThat(row.getString(7)).isEqualTo("crm");
        }
    }

    @Test
    void whatEventsShareIsKeptOnce() {
        JourneyId journey = Samples.journey();
        List<DomainEventMessage<JourneyEvent>> events = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Provenance provenance = new Provenance("shop " + journey, "id " + i, "agent", null, null, null, null);
            events.add(Samples.message(journey, i, Samples.contact("c"), provenance));
        }

        Samples.append(store, events);

        JdbcTemplate database = new JdbcTemplate(store.get(Database.class).reader());
        assertThat(database.queryForList("SELECT head FROM origin", String.class))
                .filteredOn(head -> head.contains(journey.value()))
                .hasSize(1);
        assertThat(database.queryForList(
                        "SELECT metadata FROM ledger WHERE journey = ? ORDER BY position",
                        String.class,
                        journey.value()))
                .hasSize(3)
                .allMatch(metadata -> metadata.contains("shop " + journey) && metadata.endsWith("\"}"));
    }

    @Test
    void theFolderIsForItsOwnerOnly() throws Exception {
        Path fresh = folder.resolve("fresh");
        DataFolder.open(fresh).close();

        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aBatchInTheMakingKeepsNobodyFromAppending() throws Exception {
        JourneyId journey = Samples.journey();
        store.transactions().executeInTransaction(() -> {
            store.tokens().initializeTokenSegments("slow", 1);
            store.tokens().fetchToken("slow", 0);
        });
        UnitOfWork<?> batch = Samples.begin(store);
        store.tokens().storeToken(new GlobalSequenceTrackingToken(1), "slow", 0);
        batch.onPrepareCommit(work -> {
            // As a processor would write its documents here, while a command is recorded by another thread.
            Thread other = Thread.ofPlatform().start(() -> Samples.append(store, Samples.contacts(journey, 0, 1)));
            try {
                other.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            assertThat(store.reader().read(journey)).hasSize(1);
        });

        batch.commit();
    }

    @Test
    void tokensOfAProcessThatDiedAreFreeAtTheNextStart() {
        store.transactions().executeInTransaction(() -> store.tokens().initializeTokenSegments("orphan", 1));
        new JdbcTemplate(store.get(DataSource.class)).update("UPDATE token_entry SET owner = 'a process that died'");
        store.close();

        store = StoreUnderTest.open(Map.of("journey.data", folder.toString()));

        assertThat(store.tokens().fetchAvailableSegments("orphan")).hasSize(1);
    }

    @Test
    void aLedgerOfANewerProgramIsNotTouched() {
        DataSource writer = store.get(DataSource.class);
        new JdbcTemplate(writer).update("INSERT INTO schema_script VALUES ('V99__later.sql', 'x', 'x')");

        assertThatIllegalStateException()
                .isThrownBy(() -> new Migrations(Dialect.SQLITE).apply(writer))
                .withMessageContaining("newer version")
                .withMessageContaining("V99__later.sql");
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
