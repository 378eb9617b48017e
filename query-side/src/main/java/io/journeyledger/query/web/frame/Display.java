package io.journeyledger.query.web.frame;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * How instants, numbers and money read, in the reader's language and the company's time zone. In templates:
 * {@code @display}.
 */
public final class Display {

    private final ZoneId zone;

    Display(ZoneId zone) {
        this.zone = zone;
    }

    public ZoneId zone() {
        return zone;
    }

    /** Such as {@code Mon, Mar 2, 2026}. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedPattern("yMMMEd")
                .withLocale(locale())
                .format(date);
    }

    /** Such as {@code Mar 2026}. */
    public String month(Instant instant) {
        return DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(locale()).format(instant.atZone(zone));
    }

    /** Such as {@code Mar 2, 2026}. */
    public String date(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale())
                .format(instant.atZone(zone));
    }

    /** Such as {@code 09:30}, on the 24-hour clock everywhere: nobody at a service desk mistakes it. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", locale()).format(instant.atZone(zone));
    }

    public String dateTime(Instant instant) {
        // Chinese dates end in a word, which parts them from the time well enough.
        String between = locale().getLanguage().equals("zh") ? " " : ", ";
        return date(instant) + between + time(instant);
    }

    public String number(Number number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale());
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /**
     * With as many digits as the currency has, such as three of KWD and none of JPY, and with every one that was recorded.
     *
     * @param currency an ISO 4217 code, or what a source used for one
     */
    public String money(BigDecimal amount, @Nullable String currency) {
        if (currency == null) {
            return exact(amount, NumberFormat.getNumberInstance(locale()), 0);
        }
        try {
            Currency known = Currency.getInstance(currency);
            NumberFormat format = NumberFormat.getCurrencyInstance(locale());
            format.setCurrency(known);
            return exact(amount, format, Math.max(known.getDefaultFractionDigits(), 0)); // gold has none at all
        } catch (IllegalArgumentException e) {
            return exact(amount, NumberFormat.getNumberInstance(locale()), 0) + " " + currency;
        }
    }

    private static String exact(BigDecimal amount, NumberFormat format, int digits) {
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(
                Math.max(digits, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
