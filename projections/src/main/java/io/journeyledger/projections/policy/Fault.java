package io.journeyledger.projections.policy;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import java.util.Arrays;
import java.util.Locale;

/** What can be wrong with a policy, and what is told beside it. The texts stand in {@code messages/policy}. */
public enum Fault {
    // The value, as the beginning of what is said of it.
    VALUE,
    NOTHING,
    MAPPING,
    LIST,

    // The file as a whole.
    TOO_LARGE,
    TOO_DEEP,
    TOO_MANY_VALUES,
    NOT_UTF_8,
    NO_YAML,
    NOTHING_WRITTEN,
    NO_POLICY,
    BEGIN_WITH_A_COPY,

    // A key, or a value of the wrong shape.
    UNKNOWN_KEY,
    MISSING,
    KEY_TWICE,
    VALUE_TWICE,
    NO_VALUE,
    NO_MAPPING,
    NO_LIST,
    NO_SINGLE_VALUE,
    IMPOSSIBLE,

    // A single value.
    EMPTY,
    UNKNOWN,
    NO_TRUTH,
    NO_DURATION,
    NO_ZONE,
    NO_DATE,
    NO_NUMBER,
    NO_WHOLE_NUMBER,
    TOO_MANY_DIGITS,
    OUT_OF_RANGE,

    // What would be right.
    ALLOWED,
    ALLOWED_KEYS,
    ALLOWED_MAPPING,
    ALLOWED_LIST,
    ALLOWED_TEXT,
    ALLOWED_DURATION,
    ALLOWED_ZONE,
    ALLOWED_DATE,
    ALLOWED_FROM_TO,
    ALLOWED_UP_TO,
    ALLOWED_ABOVE_UP_TO,
    SUGGESTED,

    // Values that do not fit each other.
    NO_BUSINESS_DAY,
    NO_CHANNEL,
    CHANNEL_OUT_OF_REACH,
    NO_DEFAULT_REGIME,
    UNKNOWN_CALENDAR,
    CLOCK_TWICE,
    CALENDAR_MISSING,
    NO_PHASE,
    NO_SCORE,
    NO_WEIGHT,
    NO_COST,
    NO_CURRENCY,
    ABOVE_PROMOTERS,
    LONGER_THAN_AT_MOST,
    NO_TERM;

    /** @param arguments in the order of its text */
    public Phrase of(Argument... arguments) {
        return Phrase.of(key(), arguments);
    }

    /** The same of words that are said as they stand. */
    public Phrase with(String... texts) {
        return Phrase.of(key(), Arrays.stream(texts).map(Argument::text).toArray(Argument[]::new));
    }

    /** Such as {@code policy.no-phase}. */
    public String key() {
        return "policy." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
