package io.journeyledger.projections.role;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What one process of an installation does; {@code journey.roles} names them, and all is the default. */
public enum Role {
    /** Takes entries and writes events. */
    COMMAND,
    /** Derives the views from the events. */
    PROJECTION,
    /** Answers questions from the views, and shows the pages. */
    QUERY;

    /**
     * @param environment where they stand in one line or one by one, as in a list of YAML
     * @throws IllegalArgumentException when there is no role of such a name, or none is named
     */
    public static Set<Role> of(Environment environment) {
        List<String> names = Binder.get(environment)
                .bind("journey.roles", Bindable.listOf(String.class))
                .orElse(Arrays.stream(values()).map(Role::toString).toList());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        (names.isEmpty() ? List.of("") : names).forEach(name -> roles.add(named(name)));
        return roles;
    }

    /** As settings name it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Role named(String name) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "journey.roles names '" + name + "'; there are " + Arrays.toString(values())));
    }
}
