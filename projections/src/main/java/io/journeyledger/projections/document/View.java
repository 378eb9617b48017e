package io.journeyledger.projections.document;

import java.util.Arrays;
import java.util.Optional;

/** The views that are derived from the ledger, and the index that each is kept in. */
public enum View {
    /** One document a journey. */
    CUSTOMERS("customers", CustomerDocument.class),
    /** One document a complaint. */
    COMPLAINTS("complaints", ComplaintDocument.class),
    /** One document an event. */
    TIMELINE("timeline", TimelineDocument.class),
    /** One document a change of stage. */
    TRANSITIONS("transitions", TransitionDocument.class);

    /**
     * Counts up with every change of a mapping that older indices do not fit, and of what a fold makes of the same
     * events.
     */
    private static final int VERSION = 9;

    private final String label;
    private final Class<? extends Document> document;

    View(String label, Class<? extends Document> document) {
        this.label = label;
        this.document = document;
    }

    /** The name people and programs use, such as {@code customers}. */
    public String label() {
        return label;
    }

    public Class<? extends Document> document() {
        return document;
    }

    /** What searches ask and the live projection writes to, such as {@code journey-customers}. */
    public String alias() {
        return "journey-" + label;
    }

    /**
     * What names of the indices behind the alias begin with: {@code journey-customers-v}, the version and {@code -}.
     */
    public String indexPrefix() {
        return alias() + "-v" + VERSION + "-";
    }

    /**
     * Whether an index behind the alias was made for the documents of this program; otherwise it is rebuilt at the
     * start.
     */
    public boolean fits(String index) {
        return index.startsWith(indexPrefix());
    }

    /** The index beside the live one that people call by this name, such as {@code journey-customers-side-2025}. */
    public String sideIndex(String name) {
        return alias() + "-side-" + name;
    }

    public static boolean isAlias(String index) {
        return Arrays.stream(values()).anyMatch(view -> view.alias().equals(index));
    }

    public static Optional<View> of(String label) {
        return Arrays.stream(values()).filter(view -> view.label.equals(label)).findFirst();
    }
}
