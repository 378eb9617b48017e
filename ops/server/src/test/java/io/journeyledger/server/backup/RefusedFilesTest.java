package io.journeyledger.server.backup;

import static io.journeyledger.server.backup.Histories.purchase;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.intake.LedgerRestore;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.export.EventSelection;
import io.journeyledger.server.backup.LedgerUnderTest.Kind;
import io.journeyledger.store.engine.LedgerNotEmptyException;
import io.journeyledger.store.portable.PortableFileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are not whole, were changed or are of something else: each is refused in words, and leaves nothing behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedFilesTest {

    @TempDir
    static Path folder;

    private LedgerUnderTest ledger;
    private LedgerUnderTest target;
    private JourneyId ann;
    private JourneyId bob;
    private List<String> lines;

    @BeforeAll
    void record() throws IOException {
        ledger = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("from"));
        ann = Histories.recorded(ledger.record(purchase("o1", "ann@example.org")));
        bob = Histories.recorded(ledger.record(purchase("o2", "bob@example.org")));
        ledger.record(purchase("o3", "ann@example.org"));
        lines = ledger.exported().lines().toList();
        target = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("to"));
    }

    @AfterAll
    void close() {
        target.close();
        ledger.close();
    }

    @AfterEach
    void nothingWasKept() {
        assertThat(target.events()).isEmpty();
        assertThat(target.besideInWords()).isEmpty();
    }

    @Test
    void a_file_that_was_cut_off() {
        String file = file(lines);
        refused(file(lines.subList(0, 7)), "The file ends after line 7", "not whole");
        refused(file.substring(0, file.length() - 200), "ends within this line");
        refused("", "The file is empty");
    }

    @Test
    void a_compressed_file_that_was_cut_off_or_damaged() throws IOException {
        byte[] whole = compressed(file(lines));

        refused(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 30)), "cut off", "whole copy");

        byte[] damaged = whole.clone();
        damaged[whole.length - 6] ^= 1; // its checksum
        refused(new ByteArrayInputStream(damaged), "damaged", "another copy");
    }

    @Test
    void a_line_that_is_missing() {
        refused(without(ann + ".1"), ann + ".1", "is missing", "Line 7");
        refused(without(bob + ".1"), "was written with 5 events, 2 keys and 3 receipts", "but has 4, 2 and 3");
        refused(without("key-" + ann), "but has 5, 1 and 3");
        refused(without("receipts-"), "but has 5, 2 and 0");
    }

    @Test
    void lines_in_another_order_or_twice() {
        List<String> swapped = new ArrayList<>(lines);
        swapped.add(5, swapped.remove(4));
        refused(file(swapped), "not in their order");

        List<String> twice = new ArrayList<>(lines);
        twice.add(4, twice.get(3).replace("\"position\":\"1\"", "\"position\":\"2\""));
        refused(file(twice), "Line 5", ann + ".0", "second time");

        List<String> two = new ArrayList<>(lines);
        two.addAll(lines);
        refused(file(two), "Line " + (lines.size() + 1), "something follows the last line");
    }

    @Test
    void a_line_that_was_changed() {
        refused(changed(line -> line.replace("\"amount\":10.50", "\"amount\":99.50")), "SHA-256");
        refused(changed(line -> line.replace("\"data\":{\"occurredAt\"", "\"data\":{occurredAt")), "Line 4", "no JSON");
        refused(changed(line -> line.replace("\"recordedtime\"", "\"recordedtimes\"")), "recordedtime is missing");
        refused(changed(line -> line.replace("PurchaseMade.v1", "PurchaseMade.v7")), "Revision 7 of PurchaseMade");
        refused(changed(line -> line.replace("PurchaseMade.v1", "PurchaseDreamt.v1")), "no event PurchaseDreamt");
        refused(changed(line -> line.replace("\"form\":2", "\"form\":3")), "Line 1", "form 3", "a later one");
    }

    @Test
    void something_else() {
        refused(
                "{\"specversion\":\"1.0\",\"type\":\"io.journeyledger.purchase.made.v1\",\"data\":{}}\n",
                "Line 1",
                "none that");
        refused("name,amount\n", "Line 1", "no JSON");
        refused(file(lines.subList(1, lines.size())), "Line 1", "not the begin of a file of events");
    }

    @Test
    void a_part_that_cuts_journeys() throws IOException {
        for (EventSelection part : List.of(
                new EventSelection(Set.of(), Set.of(Family.PURCHASE), null, null, null, null),
                new EventSelection(Set.of(), Set.of(), null, LedgerUnderTest.NOW, null, null),
                new EventSelection(Set.of(), Set.of(), LedgerUnderTest.NOW, null, null, null),
                new EventSelection(Set.of(ann), Set.of(), null, null, 2L, null),
                new EventSelection(Set.of(), Set.of(), null, null, null, 3L))) {
            refused(ledger.exported(part, false), "holds a part of a ledger, --", "Export again");
        }
    }

    @Test
    void a_readable_file() throws IOException {
        refused(ledger.exported(EventSelection.ALL, true), "--readable", "cannot be restored");
    }

    @Test
    void a_file_of_a_ledger_with_another_master_key() throws IOException {
        try (LedgerUnderTest other = LedgerUnderTest.open(
                folder.resolve("other"),
                Map.of("journey.master-key", "AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="))) {
            other.record(purchase("x", "ann@example.org"));

            refused(other.exported(), "another master key", "master.key");
        }
    }

    @Test
    void a_ledger_that_is_not_empty() {
        String file = file(lines);

        assertThatExceptionOfType(LedgerNotEmptyException.class)
                .isThrownBy(() -> ledger.restore(file))
                .satisfies(e -> assertThat(e.events()).isEqualTo(5));
        assertThat(ledger.events()).hasSize(5);
    }

    @Test
    void a_file_that_cannot_be_read_to_its_end() {
        InputStream breaks = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        };
        InputStream half = new SequenceInputStream(bytes(file(lines.subList(0, 6))), breaks);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> target.get(LedgerRestore.class).restore(half, _ -> {}))
                .withMessage("the disk is gone");
    }

    private List<String> all(UnaryOperator<String> change) {
        return lines.stream().map(change).toList();
    }

    private String changed(UnaryOperator<String> change) {
        List<String> changed = all(change);
        assertThat(changed).as("it was changed").isNotEqualTo(lines);
        return file(changed);
    }

    private String without(String id) {
        List<String> rest =
                lines.stream().filter(line -> !line.contains("\"id\":\"" + id)).toList();
        assertThat(rest).hasSize(lines.size() - 1);
        return file(rest);
    }

    private static String file(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static byte[] compressed(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(file.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static InputStream bytes(String file) {
        return new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String file, String... why) {
        refused(bytes(file), why);
    }

    private void refused(InputStream file, String... why) {
        assertThatExceptionOfType(PortableFileException.class)
                .isThrownBy(() -> target.get(LedgerRestore.class).restore(file, _ -> {}))
                .satisfies(e -> assertThat(e.getMessage()).contains(why));
    }
}
