package io.journeyledger.intake.web;

import io.journeyledger.intake.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is answered to one entry.
 *
 * @param outcome {@code recorded}, {@code duplicate} or {@code rejected}
 * @param journey whose entry it is; none when it was rejected
 * @param firstSequence place of its first event in the journey's stream
 * @param events how many events it became
 * @param code stable reason of a rejection
 * @param detail what is wrong and what to do
 * @param field the field at fault
 */
@Schema(name = Answer.DESCRIBED) // others are called so, too
record Answer(
        String outcome,
        @Nullable String journey,
        @Nullable Long firstSequence,
        @Nullable Integer events,
        @Nullable String code,
        @Nullable String detail,
        @Nullable String field) {

    /** Its name in the OpenAPI document. */
    static final String DESCRIBED = "EntryAnswer";

    static Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Recorded r ->
                new Answer("recorded", r.journey().value(), r.firstSequence(), r.events(), null, null, null);
            case Outcome.Duplicate d ->
                new Answer("duplicate", d.journey().value(), d.firstSequence(), d.events(), null, null, null);
            case Outcome.Rejected(var rejection) ->
                new Answer("rejected", null, null, null, rejection.code(), rejection.detail(), rejection.field());
        };
    }
}
