package io.journeyledger.intake.file;

import static io.journeyledger.intake.file.Importing.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.RejectedEntryException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** When something happened, by what a row says and the patterns of its mapping, whose zone is that of Berlin. */
class RowTimesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yyyy-MM-dd            | 2026-03-02                        | 2026-03-02T11:00:00Z
            yyyy-MM-dd HH:mm      | 2026-03-02 09:30                  | 2026-03-02T08:30:00Z
            MM/dd/yyyy hh:mm a    | 03/02/2026 09:30 PM               | 2026-03-02T20:30:00Z
            yyyy-MM-dd HH:mm z    | 2026-03-02 09:30 EST              | 2026-03-02T14:30:00Z
            yyyy-MM-dd HH:mm VV   | 2026-03-02 09:30 America/New_York | 2026-03-02T14:30:00Z
            yyyy-MM-dd HH:mm XXX  | 2026-03-02 09:30 +05:00           | 2026-03-02T04:30:00Z
            yyyy-MM-ddXXX         | 2026-03-02+05:00                  | 2026-03-02T07:00:00Z
            d MMMM yyyy           | 2 March 2026                      | 2026-03-02T11:00:00Z
            EEE, d MMM yyyy       | Mon, 2 Mar 2026                   | 2026-03-02T11:00:00Z
            d 'day' MM yyyy       | 2 day 03 2026                     | 2026-03-02T11:00:00Z
            yyyy-MM-dd[ HH:mm]    | 2026-03-02                        | 2026-03-02T11:00:00Z
            yyyy-MM-dd HH:mm      | 2026-10-25 02:30                  | 2026-10-25T00:30:00Z
            """)
    void areThoseThatTheRowSays(String pattern, String text, String occurred) throws Exception {
        assertThat(time(pattern, text)).isEqualTo(occurred);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2026", "2026-03-02", "02.03.26"})
    void thereAreNoneOfAnotherForm(String text) {
        assertThatThrownBy(() -> time("dd.MM.yyyy", text)).isInstanceOf(RejectedEntryException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yyyy-MM-dd HH:mm    | 2026-03-29 02:30
            yyyy-MM-dd HH:mm VV | 2026-03-08 02:30 America/New_York
            """)
    void thereAreNoneThatClocksSkip(String pattern, String text) {
        assertThatThrownBy(() -> time(pattern, text)).isInstanceOf(RejectedEntryException.class);
    }

    /** Every row would have happened at noon. */
    @ParameterizedTest
    @ValueSource(strings = {"MM/dd/yyyy hh:mm", "MM/dd/yyyy[ hh:mm]", "MM/dd/yyyy mm:ss", "MM/dd/yyyy a"})
    void areNotLeftAsideByAPatternThatMakesNoneOfItsParts(String pattern) {
        assertThatThrownBy(() -> time(pattern, "03/02/2026 09:30"))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("entries[0].time.patterns: “" + pattern + "” has parts of a time of day");
    }

    private static String time(String pattern, String text) throws InvalidMappingException, RejectedEntryException {
        Mapping mapping = new Mappings().parse(MAPPING.replace("[yyyy-MM-dd]", "[\"" + pattern + "\"]"));
        Row row = new Row(
                Map.of("id", 0, "date", 1, "customer", 2, "amount", 3),
                List.of("1", text, "K1", "9.90").toArray(String[]::new),
                "");
        return new RowMapper(mapping, new EntryReader(new JsonMapper()))
                .map(row)
                .getFirst()
                .occurredAt()
                .toString();
    }
}
