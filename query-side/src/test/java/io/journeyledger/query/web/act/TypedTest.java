package io.journeyledger.query.web.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    private static final List<Input> AMOUNT = List.of(Input.amount("amount", true));

    @ParameterizedTest
    @CsvSource({"12.50, 12.50", "'12,50', 12.50", "'0,5', 0.5", "1200, 1200", "1.250, 1.250"})
    void an_amount_has_a_point_or_a_comma_before_its_fraction(String typed, BigDecimal amount) {
        assertThat(typed(typed).data(AMOUNT, ZoneOffset.UTC)).containsEntry("amount", amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,200", "1,200.00", "1.200,00", "12,5000", "1e3", "-5", "five"})
    void an_amount_that_may_be_another_one_is_not_taken(String amount) {
        Typed typed = typed(amount);

        typed.data(AMOUNT, ZoneOffset.UTC);

        assertThat(typed.error("amount")).isEqualTo("error.amount");
    }

    private static Typed typed(String amount) {
        return Typed.of(Map.of("amount", amount));
    }
}
