package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.ledger.KeyedHash;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** However long the rows of a file are, what is held of them at once is not. */
class LongRowsTest extends Importing {

    private static final int LONG = 900 * 1024;

    @Test
    void aChunkOfLongRowsEndsEarlier() throws Exception {
        RowReader rows = new RowReader(
                new ByteArrayInputStream(longRows(12).getBytes(StandardCharsets.UTF_8)),
                program.get(Mappings.class).parse(MAPPING),
                program.get(EntryReader.class),
                program.get(KeyedHash.class));
        Intake intake = program.get(Intake.class);

        List<Integer> sizes = new ArrayList<>();
        Chunk chunk;
        while (!(chunk = Chunk.read(rows, 0, intake, intake.foresight())).rows().isEmpty()) {
            sizes.add(chunk.rows().size());
        }

        assertThat(sizes).containsExactly(5, 5, 2);
    }

    @Test
    void ofARowThatIsTooLongItsBeginningIsHeld() throws Exception {
        RecordSplitter records = new RecordSplitter(
                new ByteArrayInputStream("é".repeat(RecordSplitter.MOST_BYTES).getBytes(StandardCharsets.UTF_8)), ';');
        RawRecord cut = java.util.Objects.requireNonNull(records.next());

        assertThat(cut.cut()).isTrue();
        assertThat(cut.bytes()).hasSizeLessThanOrEqualTo(16 * 1024);
        assertThat(cut.end()).isEqualTo(2L * RecordSplitter.MOST_BYTES);
    }

    @Test
    void longRejectedRowsAreShownFewAtATimeAndAllAreDownloaded() throws Exception {
        ImportJob job = run(longRows(12));
        assertThat(receipt(job)).isEqualTo("read 12 recorded 0 duplicate 0 rejected 12");

        List<Integer> pages = new ArrayList<>();
        long after = 0;
        List<Reject> page;
        while (!(page = jobs.rejects(job.id(), after, 100)).isEmpty()) {
            pages.add(page.size());
            after = page.getLast().row();
        }
        StringWriter file = new StringWriter();
        BufferedWriter out = new BufferedWriter(file);
        jobs.writeRejects(job.id(), out);
        out.flush();

        assertThat(pages).containsExactly(3, 3, 3, 3);
        assertThat(file.toString()).isEqualTo(longRows(12));
    }

    /** Of which each is rejected: the card's number is too long. */
    private static String longRows(int number) {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < number; i++) {
            file.append(i).append(";2026-01-05;").append("K".repeat(LONG)).append(";1;W\n");
        }
        return file.toString();
    }
}
