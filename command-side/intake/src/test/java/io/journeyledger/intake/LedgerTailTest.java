package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.operation.LedgerMark;
import io.journeyledger.store.reading.LedgerReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Events whose receipts, identifiers and erasures were lost, as by a death between the two; here in one SQLite file.
 */
class LedgerTailTest {

    private static final String ALL = "all";

    @TempDir
    Path data;

    private TestProgram program;
    private Intake intake;
    private JdbcTemplate database;
    private LedgerTail tail;
    private final List<String> grown = new ArrayList<>();

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        intake = program.get(Intake.class);
        database = program.get(JdbcTemplate.class);
        tail = new LedgerTail(
                program.get(LedgerReader.class),
                program.get(LedgerMark.class),
                program.get(EventCodec.class),
                program.get(Receipts.class),
                program.get(IdentityTail.class));
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void anEntryWhoseReceiptIsLostIsAnsweredAsBeforeAndItsCustomerRecognised() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        lose();

        catchUp();

        assertThat(intake.record(purchase("o1", "ann@example.org"))).isEqualTo(new Outcome.Duplicate(ann, 0, 2));
        assertThat(journey(intake.record(purchase("o2", "ann@example.org")))).isEqualTo(ann);
    }

    @Test
    void allThatChangesIdentityIsLearntAsItWasKept() {
        recordEveryChangeOfIdentity();
        List<String> kept = tables();
        lose();

        catchUp();

        assertThat(tables()).isEqualTo(kept);
    }

    @Test
    void whatIsKnownIsNotChangedByLearningItOnceMore() {
        recordEveryChangeOfIdentity();
        List<String> kept = tables();

        catchUp();

        assertThat(tables()).isEqualTo(kept);
    }

    @Test
    void whatWasLearntIsMarkedAndOnlyTheRestIsReadTheNextTime() {
        intake.record(purchase("o1", "ann@example.org"));
        assertThat(catchUp()).isEqualTo(2);
        database.update("DELETE FROM receipt");
        intake.record(purchase("o2", "ann@example.org"));

        assertThat(catchUp()).isEqualTo(3);

        assertThat(intake.record(purchase("o2", "ann@example.org"))).isInstanceOf(Outcome.Duplicate.class);
        assertThat(database.queryForObject("SELECT count(*) FROM receipt", Long.class))
                .isEqualTo(1);
    }

    @Test
    void whoeverElseAppendsIsToldOfAndOnesOwnIsNot() {
        intake.record(purchase("o1", "ann@example.org"));
        catchUp();
        assertThat(grown).as("nothing is remembered yet").isEmpty();

        Outcome own = intake.record(purchase("o2", "bob@example.org"));
        tail.appended(2, List.of(own));
        catchUp();
        assertThat(grown).isEmpty();

        JourneyId ann = journey(intake.record(purchase("o3", "ann@example.org")));
        catchUp();
        assertThat(grown).containsExactly(ann.value());

        Outcome beside = intake.record(purchase("o4", "bob@example.org"));
        intake.record(purchase("o5", "ann@example.org"));
        tail.appended(5, List.of(beside));
        catchUp();
        assertThat(grown).contains(ann.value());
    }

    /** Reading all that another process imported meanwhile would keep everybody from writing. */
    @Test
    void ofMoreThanAPageItIsNotAskedWhoseItIs() {
        catchUp();
        intake.record(IntStream.rangeClosed(0, 5_000 / 2)
                .mapToObj(i -> List.of(purchase("o" + i, i + "@example.org")))
                .toList());

        catchUp();
        assertThat(grown).containsExactly(ALL);

        JourneyId ann = journey(intake.record(purchase("o", "ann@example.org")));
        catchUp();
        assertThat(grown).as("from there on").containsExactly(ALL, ann.value(), ann.value());
    }

    @Test
    void anErasureThatDidNotReachTheKeyReachesIt() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        byte[] key = database.queryForObject(
                "SELECT wrapped FROM journey_key WHERE journey_id = ?", byte[].class, ann.value());
        intake.record(entry("e", "personal-data.erased", "{" + customer("ann@example.org") + ",'reason':'asked'}"));
        database.update("UPDATE journey_key SET wrapped = ? WHERE journey_id = ?", key, ann.value());

        catchUp();

        assertThat(database.queryForList(
                        "SELECT wrapped FROM journey_key WHERE journey_id = ?", byte[].class, ann.value()))
                .containsOnlyNulls();
    }

    @Test
    void aDatabaseThatKnowsMoreThanTheLedgerIsRefused() {
        database.update("UPDATE ledger_mark SET position = 7");

        assertThatIllegalStateException()
                .isThrownBy(this::catchUp)
                .withMessageContaining("up to position 7")
                .withMessageContaining("another Axon Server");
    }

    private void recordEveryChangeOfIdentity() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        JourneyId bob = journey(intake.record(purchase("o2", "bob@example.org")));
        JourneyId eve = journey(intake.record(purchase("o3", "eve@example.org")));
        intake.record(purchase("o4", "kim@example.org"));
        record("l", "identifier.linked", customer("bob@example.org") + "," + identifier("shared@example.org"));
        record("m", "journeys.merged", "'surviving':'" + ann + "','absorbed':'" + bob + "','reason':'asked'");
        record("s", "journeys.split", "'surviving':'" + ann + "','released':'" + bob + "','reason':'asked'");
        record(
                "u",
                "identifier.unlinked",
                customer("bob@example.org") + "," + identifier("shared@example.org") + ",'reason':'not his'");
        record("n", "journeys.merged", "'surviving':'" + ann + "','absorbed':'" + eve + "','reason':'asked'");
        record(
                "v",
                "identifier.unlinked",
                customer("ann@example.org") + "," + identifier("eve@example.org") + ",'reason':'not hers'");
        record("a", "identifier.linked", customer("ann@example.org") + "," + identifier("eve@example.org"));
        record("t", "journeys.split", "'surviving':'" + ann + "','released':'" + eve + "','reason':'asked'");
        record("e", "personal-data.erased", customer("kim@example.org") + ",'reason':'asked'");
        intake.record(purchase("o7", "eve@example.org"));
        intake.record(purchase("o5", "shared@example.org"));
        intake.record(purchase("o6", "kim@example.org"));
    }

    private void record(String id, String action, String data) {
        assertThat(intake.record(entry(id, action, "{" + data + "}"))).isInstanceOf(Outcome.Recorded.class);
    }

    private static String identifier(String email) {
        return "'identifier':{'kind':'EMAIL','value':'" + email + "'}";
    }

    private void lose() {
        database.update("DELETE FROM receipt");
        database.update("DELETE FROM identifier");
    }

    private long catchUp() {
        Long end = program.get(TransactionTemplate.class).execute(_ -> tail.catchUp(grown::add, () -> grown.add(ALL)));
        return end == null ? -1 : end;
    }

    private List<String> tables() {
        List<String> rows = new ArrayList<>();
        database.query(
                "SELECT entry_hash, journey, first_sequence, event_count FROM receipt ORDER BY entry_hash", row -> {
                    rows.add(hex(row.getBytes(1)) + " " + row.getLong(2) + " " + row.getLong(3) + " " + row.getInt(4));
                });
        database.query("SELECT fingerprint, journey_id FROM identifier ORDER BY fingerprint", row -> {
            rows.add(hex(row.getBytes(1)) + " " + row.getString(2));
        });
        return rows;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static JourneyId journey(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded recorded -> recorded.journey();
            case Outcome.Duplicate duplicate -> duplicate.journey();
            case Outcome.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }
}
