package io.journeyledger.intake.file;

import static io.journeyledger.intake.file.Importing.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.intake.EntryReader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Which mappings are taken. */
class MappingsTest {

    static Stream<Arguments> mappingsWithoutEnd() {
        StringBuilder growing = new StringBuilder("a0: &a0 [x, x, x]\n");
        for (int i = 1; i <= 16; i++) {
            growing.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d]\n".formatted(i, i - 1));
        }
        return Stream.of(
                Arguments.of(growing + "data: *a16\n", "more than 1048576 characters and values"),
                Arguments.of(
                        "a: &a \"" + "x".repeat(60_000) + "\"\nb: [" + "*a, ".repeat(100) + "]\n", "more than 1048576"),
                Arguments.of("data: &a {b: *a}\n", "an alias in it stands within what it is an alias of"),
                Arguments.of("data: " + "[".repeat(30_000) + "]".repeat(30_000) + "\n", "deeper than 32 levels"));
    }

    @ParameterizedTest
    @MethodSource("mappingsWithoutEnd")
    void aMappingThatIsEndlessOnceItsAliasesAreFollowedIsRefused(String data, String why) {
        assertThatThrownBy(() -> check(MAPPING + data))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data: hello         | entries[0].data has not the form that is expected there
            data: [hello]       | entries[0].data has not the form that is expected there
            when: {id: {a: 1}}  | entries[0].when.id has not the form that is expected there
            when: {id: [1]}     | entries[0].when.id has not the form that is expected there
            when: {id: }        | entries[0].when.id has not the form that is expected there
            when: {id: ~}       | entries[0].when.id has not the form that is expected there
            name: !!int fz      | For input string
            """)
    void aPartOfAnotherFormIsToldByItsPlace(String part, String why) {
        String mapping = MAPPING.substring(0, MAPPING.indexOf("    data:")) + "    " + part + "\n";

        assertThatThrownBy(() -> check(mapping))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "1.5", "noon"})
    void anHourIsAWholeNumber(String hour) {
        String mapping = MAPPING.replace("zone: Europe/Berlin", "zone: Europe/Berlin, hour: " + hour);

        assertThatThrownBy(() -> check(mapping))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("entries[0].time.hour has not the form that is expected there");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delimiter: ";"      | delimiter: ";;"      | format.delimiter is one ASCII character
            delimiter: ";"      | delimiter: "\\""     | format.delimiter is one ASCII character
            delimiter: ";"      | delimiter: "→"       | format.delimiter is one ASCII character
            id: "{id}"          | id: "{id"            | “{id” has a brace that belongs to no column
            value: "{date}"     | value: "date}"       | “date}” has a brace that belongs to no column
            "{way,ways}"        | "{way,wais}"         | there is no value map “wais”
            currency: EUR       | currency: Euro       | currency is “Euro”, expected an ISO 4217 code such as EUR
            source: till        | source: " "          | source is missing
            name: till          | nome: till           | nome is not known here; there are description, entries, format,
            name: till          | name: "a\\0b"         | name has not the form that is expected there
            value: "{customer}" | value:               | entries[0].customer[0].value is missing
            , value: "{customer}" | ``                 | entries[0].customer[0].value is missing
            [{kind:             | [null, {kind:        | entries[0].customer[0] is missing
            [yyyy-MM-dd]        | [null]               | entries[0].time.patterns[0] is missing
            [id, date, customer, amount] | [id, null]  | format.required[1] is missing
            header: true        | header: maybe        | format.header has not the form that is expected there
            """)
    void aMappingThatCannotBeMeantIsRefusedBeforeTheFileIsTaken(String right, String wrong, String why) {
        String mapping = MAPPING.replace("|ways", ",ways").replace(right, wrong).replace(",wa", "|wa");

        assertThatThrownBy(() -> check(mapping))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("io.journeyledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow", "cfpb", "cfpb-brief", "telco", "ndjson"})
    void everyShippedMappingIsValid(String name) throws Exception {
        Mappings mappings = new Mappings();
        assertThat(mappings.parse(mappings.shipped(name)).name()).isEqualTo(name);
    }

    /** As an import does before it takes the file. */
    private static void check(String text) throws InvalidMappingException {
        RowMapper _ = new RowMapper(new Mappings().parse(text), new EntryReader(new JsonMapper()));
    }
}
