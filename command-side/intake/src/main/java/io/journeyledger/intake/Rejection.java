package io.journeyledger.intake;

import io.journeyledger.ledger.Phrase;
import io.journeyledger.ledger.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry was not accepted.
 *
 * @param code stable code for programs: one of {@link Refusal.Reason} or of {@link Code}
 * @param detail one sentence for people: what, where, what to do
 * @param said the same in no language yet; none where no rule of the journey was asked
 * @param field the field at fault, such as {@code data.total.currency}; none when it is the whole
 */
public record Rejection(
        String code,
        String detail,
        @Nullable Phrase said,
        @Nullable String field) {

    public Rejection(String code, String detail, @Nullable String field) {
        this(code, detail, null, field);
    }

    /** What can be wrong with an entry before a rule of the journey is asked. */
    public enum Code {
        /** Not JSON, not CSV, not UTF-8: it cannot be read at all. */
        MALFORMED,
        /** Larger than allowed. */
        TOO_LARGE,
        /** A required field is missing. */
        MISSING_FIELD,
        /** A field the event does not have. */
        UNKNOWN_FIELD,
        /** A field's value is of the wrong form. */
        INVALID_FIELD,
        /** No event has this type. */
        UNKNOWN_TYPE,
        /** The identifiers point to more than one journey. */
        IDENTITY_CONFLICT;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    static Rejection of(Code code, @Nullable String field, String detail) {
        return new Rejection(code.code(), detail, field);
    }

    static Rejection of(Refusal refusal) {
        return new Rejection(refusal.reason().code(), refusal.detail(), refusal.said(), null);
    }
}
