package io.journeyledger.projections.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void a_text_that_looks_like_a_formula_is_made_a_text(String formula) {
        assertThat(Csv.text(formula)).isEqualTo("'" + formula);
    }

    @Test
    void a_cell_is_quoted_where_it_must_be() {
        assertThat(Csv.text("J1")).isEqualTo("J1");
        assertThat(Csv.text("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(Csv.text("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(Csv.text("-a,b")).isEqualTo("\"'-a,b\"");
        assertThat(Csv.text("\rx")).isEqualTo("\"'\rx\"");
        assertThat(Csv.text("\n=1+1")).isEqualTo("\"'\n=1+1\"");
    }

    @Test
    void rows_end_as_the_standard_says() throws IOException {
        StringWriter out = new StringWriter();
        Csv.row(out, List.of("a", "-5", ""));
        assertThat(out).hasToString("a,-5,\r\n");
    }
}
