package io.journeyledger.query.export;

import io.journeyledger.projections.document.TimelineDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that events are about.
 *
 * @param key its name among those of its kind: {@code <stream>:<id>}, of a complaint the id of its document, since ids
 *     of complaints, orders and contracts are unique within a stream only; of a customer the id of the journey
 */
record CaseObject(Kind kind, String key) {

    /** The kinds, in the order in which files list them. */
    enum Kind {
        CUSTOMER("customer"),
        COMPLAINT("complaint"),
        ORDER("order"),
        CONTRACT("contract");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** Its name among all objects of a file. */
    String id() {
        return kind.label() + ":" + key;
    }

    /**
     * What the events of one journey are about. A survey may be about something that was begun in a journey merged into
     * this one; whatever begins or goes on with something stands in its stream.
     */
    static final class Known {

        private final Map<Kind, Set<String>> keys = new HashMap<>();

        Known(List<TimelineDocument> timeline) {
            for (TimelineDocument event : timeline) {
                Kind kind = own(event);
                String id = kind == null ? null : id(event, kind);
                if (kind != null && id != null) {
                    keys.computeIfAbsent(kind, _ -> new LinkedHashSet<>()).add(event.journey().stream() + ":" + id);
                }
            }
        }

        /** The complaint, the order and the contract that an event is about, as far as it names them. */
        List<CaseObject> of(TimelineDocument event) {
            List<CaseObject> about = new ArrayList<>(1);
            for (Kind kind : Kind.values()) {
                String id = id(event, kind);
                if (id != null) {
                    about.add(new CaseObject(kind, key(kind, event.journey().stream(), id)));
                }
            }
            return about;
        }

        private String key(Kind kind, String stream, String id) {
            String own = stream + ":" + id;
            Set<String> known = keys.getOrDefault(kind, Set.of());
            return known.contains(own)
                    ? own
                    : known.stream()
                            .filter(key -> key.substring(key.indexOf(':') + 1).equals(id))
                            .findFirst()
                            .orElse(own);
        }
    }

    /** The kind of which an event is a step; none: it is only about one. */
    static @Nullable Kind own(TimelineDocument event) {
        return switch (event.journey().family()) {
            case COMPLAINT -> Kind.COMPLAINT;
            case PURCHASE -> event.journey().orderId() != null ? Kind.ORDER : Kind.CONTRACT;
            case IDENTITY, CONTACT, FEEDBACK, LOYALTY, CHURN -> null;
        };
    }

    private static @Nullable String id(TimelineDocument event, Kind kind) {
        return switch (kind) {
            case CUSTOMER -> null;
            case COMPLAINT -> event.journey().complaintId();
            case ORDER -> event.journey().orderId();
            case CONTRACT -> event.journey().contractId();
        };
    }
}
