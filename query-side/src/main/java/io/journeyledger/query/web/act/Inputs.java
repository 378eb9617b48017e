package io.journeyledger.query.web.act;

import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads off an event's record what a form must ask for, so that form and event cannot differ. */
final class Inputs {

    /** Known from elsewhere: the time of the entry, the page, and who works there. */
    private static final Set<String> NOT_ASKED = Set.of("occurredAt", "complaintId", "handledBy");

    /** Whether a customer was won back hangs on it. */
    private static final Set<String> DECISIONS = Set.of("acceptedByCustomer");

    /** Every judgement on a scale has five steps, except the scores of surveys, whose longest has eleven. */
    private static final int FIRST_STEP = 1;

    private static final int LAST_STEP = 5;
    private static final int HIGHEST_SCORE = 10;

    private Inputs() {}

    /** @param without names of components that the form's page knows itself */
    static List<Input> of(Class<?> event, Set<String> without) {
        return components(event)
                .filter(part -> !NOT_ASKED.contains(part.getName()) && !without.contains(part.getName()))
                .flatMap(Inputs::of)
                .toList();
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents());
    }

    private static Stream<Input> of(RecordComponent part) {
        String name = part.getName();
        boolean required = !part.getAnnotatedType().isAnnotationPresent(Nullable.class);
        Class<?> type = part.getType();
        if (type == String.class) {
            return Stream.of(name.equals("currency") ? Input.currency(name, required) : Input.text(name, required));
        }
        if (type == PersonalText.class) {
            return Stream.of(Input.longText(name, required));
        }
        if (type.isEnum()) {
            return Stream.of(Input.choice(name, required, type));
        }
        if (type == boolean.class) {
            return Stream.of(DECISIONS.contains(name) ? Input.decision(name) : Input.yesOrNo(name));
        }
        if (type == int.class || type == Integer.class) {
            return Stream.of(
                    name.equals("score")
                            ? Input.number(name, required, 0, HIGHEST_SCORE)
                            : Input.number(name, required, FIRST_STEP, LAST_STEP));
        }
        if (type == Instant.class) {
            return Stream.of(Input.instant(name, required));
        }
        if (type == Duration.class) {
            return Stream.of(Input.minutes(name));
        }
        if (type == BigDecimal.class) {
            return Stream.of(Input.amount(name, required));
        }
        if (type == Money.class || type.isRecord()) {
            return components(type).flatMap(Inputs::of).map(input -> input.at(name + ".", required));
        }
        throw new IllegalArgumentException("a form cannot ask for " + part);
    }
}
