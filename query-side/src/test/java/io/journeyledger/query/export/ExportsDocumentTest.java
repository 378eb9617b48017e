package io.journeyledger.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page about exports says what is in them. */
class ExportsDocumentTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final String page = Files.readString(Path.of("../docs/reference/exports.md"));

    ExportsDocumentTest() throws IOException {}

    @Test
    void lists_every_feature_in_the_order_of_the_columns() {
        assertThat(firstCells(section("Features")))
                .isEqualTo(Feature.ALL.stream().map(Feature::name).toList());
    }

    @Test
    void lists_every_column_of_the_bureau_in_its_order() {
        assertThat(firstCells(section("CFPB"))).isEqualTo(CfpbFormat.COLUMNS);
    }

    @Test
    void names_every_fact_of_an_event_and_every_attribute_of_an_object() {
        assertThat(names(section("XES")))
                .containsAll(EventFact.ALL.stream().map(EventFact::name).toList());
        for (CaseObject.Kind kind : CaseObject.Kind.values()) {
            String row = section("OCEL 2.0")
                    .lines()
                    .filter(line -> line.startsWith("| `" + kind.label() + "`"))
                    .findFirst()
                    .orElseThrow();
            assertThat(names(row)).containsAll(OcelObjects.attributes(kind).keySet());
        }
    }

    private String section(String title) {
        return Arrays.stream(page.split("\n## ", -1))
                .filter(section -> section.startsWith(title + "\n"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> firstCells(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> names(line.split("\\|", -1)[1]).stream())
                .toList();
    }

    private static List<String> names(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
