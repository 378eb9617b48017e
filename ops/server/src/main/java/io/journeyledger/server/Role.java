package io.journeyledger.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** What one process of an installation does; {@code journey.roles} names them, and all is the default. */
public enum Role {
    /** Takes entries and writes events. */
    COMMAND,
    /** Derives the views from the events. */
    PROJECTION,
    /** Answers questions from the views, and shows the pages. */
    QUERY;

    /** @throws IllegalArgumentException when there is no role of such a name */
    public static Set<Role> of(Environment environment) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : environment
                .getProperty("journey.roles", "command,projection,query")
                .split(",", -1)) {
            roles.add(named(name.strip()));
        }
        return roles;
    }

    private static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("journey.roles names '" + name + "'; there are "
                        + Arrays.toString(values()).toLowerCase(Locale.ROOT)));
    }
}
