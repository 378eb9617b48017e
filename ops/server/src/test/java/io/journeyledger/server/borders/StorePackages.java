package io.journeyledger.server.borders;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** The packages of the store from the ground up, each with those it may use; one that is missing here may use none. */
final class StorePackages extends ArchCondition<JavaClass> {
    private static final String STORE = "io.journeyledger.store";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("memory", Set.of()),
            entry("settings", Set.of()),
            entry("reading", Set.of()),
            entry("database", Set.of("memory")),
            entry("keys", Set.of("memory", "database")),
            entry("codec", Set.of("reading", "keys")),
            entry("operation", Set.of("database", "keys")),
            entry("engine", Set.of("memory", "reading", "database", "keys", "codec", "operation")),
            entry("axonserver", Set.of("reading", "database", "codec")),
            entry("portable", Set.of("reading", "keys", "codec", "operation")));

    StorePackages() {
        super("use only what stands below them in the store");
    }

    @Override
    public void check(JavaClass each, ConditionEvents events) {
        String own = name(each);
        Set<String> usable = MAY_USE.getOrDefault(own, Set.of());
        each.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> isOfTheStore(dependency.getTargetClass()))
                .filter(dependency -> {
                    String used = name(dependency.getTargetClass());
                    return !used.equals(own) && !usable.contains(used);
                })
                .forEach(dependency -> events.add(SimpleConditionEvent.violated(each, dependency.getDescription())));
    }

    private static boolean isOfTheStore(JavaClass each) {
        return (each.getPackageName() + ".").startsWith(STORE + ".");
    }

    /** The step below the store; none for what lies in the store itself. */
    private static String name(JavaClass each) {
        String below = (each.getPackageName() + ".").substring(STORE.length() + 1);
        return below.substring(0, Math.max(below.indexOf('.'), 0));
    }
}
