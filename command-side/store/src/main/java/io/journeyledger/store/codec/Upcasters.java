package io.journeyledger.store.codec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings events of older revisions to today's form, step by step, on their JSON. Stored events are never rewritten.
 *
 * <p>To change a stored form: write a step from the old revision to the next, list it in {@link #standard()}, freeze an
 * event of the old revision as a golden file.
 */
final class Upcasters {

    /** The revision of every event that never changed. */
    static final String FIRST = "1";

    private final Map<TypeRevision, Upcaster> steps = new HashMap<>();
    private final Map<String, TypeRevision> current = new HashMap<>();

    Upcasters(List<Upcaster> steps) {
        for (Upcaster step : steps) {
            this.steps.put(step.from(), step);
        }
        for (Upcaster step : steps) {
            TypeRevision to = step.to();
            if (!this.steps.containsKey(to)) {
                current.put(to.name(), to);
            }
        }
    }

    static Upcasters standard() {
        return new Upcasters(List.of(new ContactMadeNamedItsMedium()));
    }

    /** The name and revision under which events of this name are written today. */
    TypeRevision current(String name) {
        return current.getOrDefault(name, new TypeRevision(name, FIRST));
    }

    boolean isCurrent(TypeRevision stored) {
        return current(stored.name()).equals(stored);
    }

    /** What an event of this name and revision is called after all steps. */
    TypeRevision today(TypeRevision stored) {
        TypeRevision type = stored;
        for (Upcaster step = steps.get(type); step != null; step = steps.get(type)) {
            type = step.to();
        }
        return type;
    }

    /** @throws IllegalArgumentException when no steps lead from this revision to today's */
    ObjectNode upcast(TypeRevision stored, ObjectNode payload) {
        ObjectNode event = payload;
        TypeRevision type = stored;
        for (Upcaster step = steps.get(type); step != null; step = steps.get(type)) {
            event = step.upcast(event);
            type = step.to();
        }
        if (!isCurrent(type)) {
            throw new IllegalArgumentException(
                    stored + " is of no revision this program knows; a newer version of it may have written it");
        }
        return event;
    }
}
