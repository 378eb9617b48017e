package io.journeyledger.query.web.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.query.dashboards.PanelTable;
import io.journeyledger.query.dashboards.PanelTable.Heading;
import io.journeyledger.query.dashboards.PanelTable.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PanelCsvTest {

    @Test
    void texts_that_look_like_formulas_do_nothing_and_numbers_stay_numbers() {
        assertThat(csv("=cmd()", -3.5)).isEqualTo("Product,Change\r\n'=cmd(),-3.5\r\n");
    }

    @Test
    void texts_with_commas_and_quotation_marks_are_quoted() {
        assertThat(csv("hose, 20 \"m\"", 1L)).isEqualTo("Product,Change\r\n\"hose, 20 \"\"m\"\"\",1\r\n");
    }

    @Test
    void numbers_have_no_exponent_however_large_or_small_they_are() {
        assertThat(csv("Sum", 12_345_678.9)).endsWith("Sum,12345678.9\r\n");
        assertThat(csv("Share", 0.0001)).endsWith("Share,0.00010\r\n");
    }

    @Test
    void what_is_not_there_is_empty_and_instants_are_those_of_programs() {
        assertThat(csv(null, Instant.parse("2026-01-31T12:00:00Z")))
                .isEqualTo("Product,Change\r\n,2026-01-31T12:00:00Z\r\n");
    }

    private static String csv(@Nullable Object first, Object second) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(first);
        row.add(second);
        return PanelCsv.of(new PanelTable(
                List.of(
                        new Heading("Product", "journey.product", Kind.WORD),
                        new Heading("Change", "value", Kind.NUMBER)),
                List.of(row)));
    }
}
