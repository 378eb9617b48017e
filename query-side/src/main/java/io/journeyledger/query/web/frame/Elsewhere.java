package io.journeyledger.query.web.frame;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.role.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of what is not served here whether another process may serve it, since this one has not all the roles. */
record Elsewhere(Set<Role> roles, Wording wording) {

    String forPrograms() {
        return isWhole()
                ? "there is no such address: /api/v1/openapi lists those there are"
                : "this process has no role but " + names() + ": ask one that has another";
    }

    @Nullable
    String forPeople() {
        return isWhole() ? null : wording.say(Phrase.of("error.404.elsewhere", Argument.text(names())));
    }

    private boolean isWhole() {
        return roles.containsAll(EnumSet.allOf(Role.class));
    }

    private String names() {
        return roles.stream().map(Role::toString).collect(Collectors.joining(","));
    }
}
