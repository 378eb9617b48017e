package io.journeyledger.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What a {@link Phrase} speaks of, in a form of no language. It travels between processes as it stands.
 *
 * @param values one, or those of a list
 */
public record Argument(Kind kind, List<String> values) {

    /** How values are to be read, and so how they are said. */
    public enum Kind {
        /** A name, a number of an order, words of people: said as it stands. */
        TEXT,
        /** A number in digits. */
        NUMBER,
        /** An amount and its currency with a blank between, such as {@code 29.90 EUR}. */
        MONEY,
        /** An instant in ISO 8601 of which the day counts. */
        DAY,
        /** An instant in ISO 8601. */
        INSTANT,
        /** A constant of the ledger's language by its type and name, such as {@code Severity.GRAVE}. */
        WORD,
        /** The kind of an {@link Occasion}, such as {@code anniversary-3}. */
        OCCASION,
        /** A field of an event, such as {@code justice.distributive}. */
        FIELD,
        /** An event that was proposed, by its {@link EventType#command()}. */
        COMMAND
    }

    public Argument {
        values = List.copyOf(values);
    }

    public static Argument text(String text) {
        return of(Kind.TEXT, text);
    }

    public static Argument text(JourneyId journey) {
        return text(journey.value());
    }

    public static Argument texts(Collection<String> texts) {
        return new Argument(Kind.TEXT, List.copyOf(texts));
    }

    public static Argument number(long number) {
        return of(Kind.NUMBER, Long.toString(number));
    }

    public static Argument money(Money money) {
        return of(Kind.MONEY, money.amount().toPlainString() + " " + money.currency());
    }

    public static Argument day(Instant instant) {
        return of(Kind.DAY, instant.toString());
    }

    public static Argument instant(Instant instant) {
        return of(Kind.INSTANT, instant.toString());
    }

    public static Argument word(Enum<?> constant) {
        return of(Kind.WORD, name(constant));
    }

    public static Argument words(Collection<? extends Enum<?>> constants) {
        return new Argument(
                Kind.WORD, constants.stream().map(Argument::name).distinct().toList());
    }

    /** @param name of an {@link Occasion}; what is none is said as it stands */
    public static Argument occasion(String name) {
        Occasion occasion = Occasion.of(name);
        return occasion == null ? text(name) : of(Kind.OCCASION, occasion.kind());
    }

    public static Argument field(String path) {
        return of(Kind.FIELD, path);
    }

    public static Argument command(JourneyEvent proposed) {
        return of(Kind.COMMAND, EventType.of(proposed).command());
    }

    private static Argument of(Kind kind, String value) {
        return new Argument(kind, List.of(value));
    }

    private static String name(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }
}
