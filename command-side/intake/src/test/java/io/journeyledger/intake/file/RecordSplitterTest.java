package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of files without quotes, where a line is a record. */
class RecordSplitterTest {

    @Test
    void linesEndInALineFeedWithOrWithoutACarriageReturn() throws IOException {
        List<RawRecord> records = split("\uFEFFone\r\n\r\n\ntwo\n\r\nthree \r");

        assertThat(records).extracting(RawRecord::shown).containsExactly("one", "two", "three ");
        assertThat(records).extracting(RawRecord::line).containsExactly(1L, 4L, 6L);
        assertThat(records).extracting(RawRecord::end).containsExactly(8L, 15L, 24L);
        assertThat(records).noneMatch(record -> record.cut() || record.open() != null);
    }

    @Test
    void aLineIsWholeWhereverItLiesInTheFile() throws IOException {
        StringBuilder file = new StringBuilder();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            lines.add("line " + i + " " + "x".repeat(i % 317));
            file.append(lines.getLast()).append('\n');
        }

        List<RawRecord> records = split(file.toString());

        assertThat(records).extracting(RawRecord::shown).isEqualTo(lines);
        assertThat(records.getLast().end()).isEqualTo(file.length());
    }

    @Test
    void aLineThatIsTooLargeIsCutAndTheNextIsRead() throws IOException {
        String tooLarge = "z".repeat(3 * RecordSplitter.MOST_BYTES); // after it much of the file is in memory
        String largest = "x".repeat(RecordSplitter.MOST_BYTES - 1);

        List<RawRecord> records = split(tooLarge + "\n" + largest + "\n" + largest + "y\nlast\n");

        assertThat(records).extracting(RawRecord::cut).containsExactly(true, false, true, false);
        assertThat(records.get(1).shown()).isEqualTo(largest);
        assertThat(records.getLast().shown()).isEqualTo("last");
    }

    private static List<RawRecord> split(String file) throws IOException {
        RecordSplitter splitter =
                new RecordSplitter(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), -1);
        List<RawRecord> records = new ArrayList<>();
        @Nullable RawRecord record;
        while ((record = splitter.next()) != null) {
            records.add(record);
        }
        return records;
    }
}
