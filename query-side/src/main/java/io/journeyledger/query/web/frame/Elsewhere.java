package io.journeyledger.query.web.frame;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says of what is not served here that another process may serve it, where this one has not all the roles. */
record Elsewhere(String roles, Wording wording) {

    private static final List<String> ALL = List.of("command", "projection", "query");

    @Nullable
    String forPrograms() {
        return isWhole() ? null : "this process has no role but " + roles + ": ask one that has another";
    }

    @Nullable
    String forPeople() {
        return isWhole() ? null : wording.say(Phrase.of("error.404.elsewhere", Argument.text(roles)));
    }

    private boolean isWhole() {
        return roles.isEmpty()
                || Arrays.stream(roles.split(",")).map(String::strip).toList().containsAll(ALL);
    }
}
