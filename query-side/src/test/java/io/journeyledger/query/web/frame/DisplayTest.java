package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class DisplayTest {

    @BeforeEach
    void readsEnglish() {
        LocaleContextHolder.setLocale(Locale.US);
    }

    @AfterEach
    void readsWhatOthersRead() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "29.9, EUR, '€29.90'",
        "1234.50000, USD, '$1,234.50'",
        "1234.565, KWD, 'KWD1,234.565'",
        "1234.5, KWD, 'KWD1,234.500'",
        "1234, JPY, '¥1,234'",
        "1234.56, JPY, '¥1,234.56'", // recorded so, whatever the currency has
        "0.00125, USD, '$0.00125'",
        "1200, USD, '$1,200.00'",
        "1E+3, JPY, '¥1,000'",
        "2.5, XAU, 'XAU2.5'",
        "1234.5678, points, '1,234.5678 points'",
        "1234.5678, , '1,234.5678'",
    })
    void money_has_the_digits_of_its_currency_and_all_that_were_recorded(
            BigDecimal amount, String currency, String shown) {
        assertThat(new Display(ZoneOffset.UTC).money(amount, currency)).isEqualTo(shown);
    }
}
