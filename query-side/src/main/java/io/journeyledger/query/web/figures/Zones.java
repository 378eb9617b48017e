package io.journeyledger.query.web.figures;

import io.journeyledger.projections.Policies;
import io.journeyledger.query.InvalidQuestionException;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The time zones in which periods begin. */
@Component
class Zones {

    private final Policies policies;

    Zones(Policies policies) {
        this.policies = policies;
    }

    /**
     * @param name such as {@code Europe/London}; none: the one of the policy's models
     * @throws InvalidQuestionException when there is no such zone
     */
    ZoneId of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return policies.current().models().zone();
        }
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new InvalidQuestionException("zone", name, "use the name of a time zone such as Europe/London");
        }
    }
}
