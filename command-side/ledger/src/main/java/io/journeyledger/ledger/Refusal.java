package io.journeyledger.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why the ledger does not accept a proposed fact.
 *
 * @param reason stable code for programs
 * @param said one sentence for people: what, where, what to do; never personal data
 */
public record Refusal(Reason reason, Phrase said) {

    private static final English ENGLISH = English.of("refusals");

    static Refusal of(Reason reason, Argument... arguments) {
        return new Refusal(reason, Phrase.of("refusal." + reason.code(), arguments));
    }

    /** @param arguments what the text of the fault says of the field */
    static Refusal invalid(String field, Fault fault, Argument... arguments) {
        List<Argument> all = new ArrayList<>(List.of(Argument.field(field)));
        all.addAll(List.of(arguments));
        return new Refusal(Reason.INVALID_VALUE, new Phrase(fault.key(), all));
    }

    /** The sentence in English. */
    public String detail() {
        return ENGLISH.say(said);
    }

    /** Every reason for which a fact can be refused. The names are for ever. */
    public enum Reason {
        /** The fact occurred later than now plus the configured skew. */
        OCCURS_IN_THE_FUTURE,
        /** Nothing is known of this journey yet; the first fact must identify the customer. */
        JOURNEY_UNKNOWN,
        /** The journey was identified before. */
        JOURNEY_ALREADY_BEGUN,
        /** The journey was merged into another, which speaks for it, and the fact carries on nothing begun there. */
        JOURNEY_MERGED_AWAY,
        /** The personal data of the journey was erased; it takes no more facts. */
        JOURNEY_ERASED,
        /** A journey can neither be merged with itself nor with one that is merged away. */
        MERGE_IMPOSSIBLE,
        /** There is no such merge to take back. */
        NOT_MERGED,
        /** The identifier is not linked to this journey. */
        IDENTIFIER_NOT_LINKED,
        /** The last identifier cannot go: nobody would find the journey again. */
        LAST_IDENTIFIER,
        /** A required field is missing, or a value lies outside its range. */
        INVALID_VALUE,
        /** A promise of this id was made before. */
        PROMISE_ALREADY_MADE,
        /** There is no open promise of this id. */
        PROMISE_NOT_OPEN,
        /** The occasion to care arose in the journey of somebody else. */
        OCCASION_OF_ANOTHER_JOURNEY,
        /** The occasion to care was done or dismissed before. */
        OCCASION_SETTLED,
        /** An order of this id was recorded before. */
        ORDER_ALREADY_RECORDED,
        /** There is no order of this id. */
        ORDER_UNKNOWN,
        /** All returns together would exceed what was paid. */
        RETURN_EXCEEDS_PURCHASE,
        /** A contract of this id was signed before. */
        CONTRACT_ALREADY_SIGNED,
        /** There is no running contract of this id. */
        CONTRACT_NOT_RUNNING,
        /** The score lies outside the instrument's scale. */
        SCORE_OUTSIDE_SCALE,
        /** A complaint of this id was lodged before. */
        COMPLAINT_ALREADY_LODGED,
        /** There is no complaint of this id. */
        COMPLAINT_UNKNOWN,
        /** The complaint's state does not allow this step. */
        COMPLAINT_STATE_FORBIDS,
        /** The step takes back another, or is taken back by it, and is dated before the one it would follow. */
        COMPLAINT_STEP_TOO_EARLY,
        /** The complaint has other steps by now than those its author saw. */
        CHANGED_MEANWHILE,
        /** The complaint's clock is paused already. */
        CLOCK_ALREADY_PAUSED,
        /** The complaint's clock is not paused. */
        CLOCK_NOT_PAUSED,
        /** The customer is not a member of the loyalty programme. */
        NOT_A_MEMBER,
        /** The customer is a member already. */
        ALREADY_A_MEMBER,
        /** The points balance would fall below zero. */
        POINTS_BELOW_ZERO,
        /** The customer is churned already. */
        ALREADY_CHURNED,
        /** Only a churned customer can be won back. */
        NOT_CHURNED,
        /** The customer was won back before they left. */
        WON_BACK_TOO_EARLY;

        /** The code as it stands in problem documents, such as {@code return-exceeds-purchase}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What can be wrong with a value. */
    enum Fault {
        BEFORE_1900,
        AFTER_9999,
        NO_IDENTIFIER,
        NO_OCCASION,
        NOT_LATER,
        NO_QUANTITY,
        TOO_LONG,
        NO_CURRENCY,
        NEGATIVE,
        OUT_OF_RANGE;

        String key() {
            return "refusal." + Reason.INVALID_VALUE.code() + "."
                    + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
