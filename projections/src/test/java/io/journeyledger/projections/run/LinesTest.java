package io.journeyledger.projections.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    /** The last ones are longer than what is read at a time. */
    private static final List<String> TEXTS = Stream.concat(
                    IntStream.range(0, 5_000).mapToObj(i -> "line " + i + " ß".repeat(i % 40)),
                    Stream.of("long " + "x".repeat(70_000), "", "last"))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {50, 777, 5_002, 5_003, 9_999})
    void slices_one_after_the_other_are_the_whole_list(int most) throws IOException {
        try (Lines lines = lines()) {
            assertThat(sliced(lines, most, _ -> true)).isEqualTo(TEXTS);
        }
    }

    @Test
    void slices_have_only_what_is_wanted_and_no_next_one_is_promised_that_would_be_empty() throws IOException {
        try (Lines lines = lines()) {
            Predicate<String> wanted = text -> text.contains("7");

            assertThat(sliced(lines, 100, wanted))
                    .isEqualTo(TEXTS.stream().filter(wanted).toList());
            assertThat(lines.slice(0, 1, line -> text(line).equals("line 0") ? line : null)
                            .next())
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 3, Long.MAX_VALUE})
    void no_slice_begins_within_a_line_or_beyond_the_end(long from) throws IOException {
        try (Lines lines = lines()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> lines.slice(from, 1, line -> line))
                    .withMessageContaining(String.valueOf(from));
        }
    }

    @Test
    void a_list_that_is_empty_or_closed_has_no_lines() throws IOException {
        Lines lines = new Lines();
        assertThat(lines.slice(0, 10, line -> line).lines()).isEmpty();
        lines.add("one".getBytes(StandardCharsets.UTF_8));
        lines.close();
        assertThat(lines.slice(0, 10, line -> line).lines()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> lines.slice(4, 10, line -> line));
    }

    private static Lines lines() {
        Lines lines = new Lines();
        TEXTS.forEach(text -> lines.add(text.getBytes(StandardCharsets.UTF_8)));
        return lines;
    }

    private static List<String> sliced(Lines lines, int most, Predicate<String> wanted) throws IOException {
        List<String> texts = new ArrayList<>();
        Long from = 0L;
        while (from != null) {
            Lines.Slice<String> slice = lines.slice(from, most, line -> wanted.test(text(line)) ? text(line) : null);
            assertThat(slice.lines()).isNotEmpty().hasSizeLessThanOrEqualTo(most);
            texts.addAll(slice.lines());
            from = slice.next();
        }
        return texts;
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }
}
