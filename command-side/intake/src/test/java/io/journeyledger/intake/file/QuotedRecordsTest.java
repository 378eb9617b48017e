package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of files with quotes, of three columns. */
class QuotedRecordsTest {

    @Test
    void aQuotedFieldSpansLines() throws IOException {
        List<RawRecord> records = split("1;\"a \"\"word\"\"\r\n\r\n;;\n2\";x\r\n2;\"\";\"\"\n3;\";b\";\"c\nd\"");

        assertThat(records)
                .extracting(RawRecord::shown)
                .containsExactly("1;\"a \"\"word\"\"\r\n\r\n;;\n2\";x", "2;\"\";\"\"", "3;\";b\";\"c\nd\"");
        assertThat(records).extracting(RawRecord::line).containsExactly(1L, 5L, 6L);
        assertThat(records).noneMatch(record -> record.cut() || record.open() != null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2;b;x\n3;c;\n", // no other quote in the file
                "2;b;x\n3;\"c\";\n", // a field is quoted in the next row but one
                "2;\"b\";x\n3;\"c\nc\";\n",
                "2;\";b\";x\n3;c;\n", // its quote is followed by a delimiter
                "2;b;5\"\n3;c;\n", // a quote that is a character ends a field
                "2;\"\";\"b \"\"b\"\"\"\n3;c;\n",
                "2;b;x\n3;c;5\"", // so it does at the end of the file
            })
    void aQuoteThatIsNotClosedCostsItsFirstLineOnly(String following) throws IOException {
        List<RawRecord> good = split(following);
        List<RawRecord> records = split("1;\"a;x\n" + following);

        assertThat(records.getFirst().shown()).isEqualTo("1;\"a;x");
        assertThat(records.getFirst().open()).isNotNull();
        assertThat(records.subList(1, records.size()))
                .extracting(RawRecord::shown)
                .isEqualTo(good.stream().map(RawRecord::shown).toList());
        assertThat(records.get(1).line()).isEqualTo(2);
        assertThat(records.getLast().end()).isEqualTo("1;\"a;x\n".length() + following.length());
    }

    /**
     * Each line ends the quoted field of the one before and opens another, so that from each there is none that ends
     * the row.
     */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void quotesThatAreNotClosedAreLookedThroughOnce() throws IOException {
        int number = 100_000;
        String lines = "5\";\"a\n".repeat(number);

        List<RawRecord> toTheEnd = split(lines);
        List<RawRecord> toARow = split(lines + "1;b;c\n" + lines + "2;d;\"e\n");

        assertThat(toTheEnd).hasSize(number).allMatch(record -> record.open() != null);
        assertThat(toARow).extracting(RawRecord::shown).contains("1;b;c").hasSize(2 * number + 2);
    }

    @Test
    void eachOfManyQuotesThatAreNotClosedCostsItsLine() throws IOException {
        List<RawRecord> records = split("1;\"a;x\n2;b;\"y\n3;\"c;z\r\n4;d;w\n");

        assertThat(records).extracting(RawRecord::shown).containsExactly("1;\"a;x", "2;b;\"y", "3;\"c;z", "4;d;w");
        assertThat(records).extracting(record -> record.open() == null).containsExactly(false, false, false, true);
        assertThat(records.getFirst().open()).contains("line 2");
    }

    @Test
    void aRowOfManyLinesThatHasAFieldTooManyIsOneRecord() throws IOException {
        List<RawRecord> records = split("1;Acme; Inc;\"a\n\nb\"\n2;b;x\n");

        assertThat(records).extracting(RawRecord::shown).containsExactly("1;Acme; Inc;\"a\n\nb\"", "2;b;x");
        assertThat(records).extracting(RawRecord::open).containsOnlyNulls();
    }

    @Test
    void quotesAmidAFieldAreCharacters() throws IOException {
        assertThat(split("1;a \"b\" c;5\"\"\n2;b;\"\"x\n3;\"c\" c;\"x\n4;d;y\n"))
                .extracting(RawRecord::shown)
                .containsExactly("1;a \"b\" c;5\"\"", "2;b;\"\"x", "3;\"c\" c;\"x", "4;d;y");
    }

    @Test
    void aQuoteInALineLargerThanIsLookedThroughCostsThatLineOnly() throws IOException {
        String large = "1;\"" + "x".repeat(6 * RecordSplitter.MOST_BYTES);

        List<RawRecord> records = split(large + "\n2;b;x\n");

        assertThat(records).extracting(RawRecord::cut).containsExactly(true, false);
        assertThat(records.getLast().shown()).isEqualTo("2;b;x");
    }

    private static List<RawRecord> split(String file) throws IOException {
        RecordSplitter splitter =
                new RecordSplitter(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), ';');
        splitter.expect(3);
        List<RawRecord> records = new ArrayList<>();
        @Nullable RawRecord record;
        while ((record = splitter.next()) != null) {
            records.add(record);
        }
        return records;
    }
}
