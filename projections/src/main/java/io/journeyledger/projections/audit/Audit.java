package io.journeyledger.projections.audit;

import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.run.Lines;
import io.journeyledger.projections.run.Run;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One audit, waiting, going on or over. Safe for use by many threads. */
public final class Audit extends Run {

    /** Findings at hand; all of them are in the {@link #list()}. */
    private static final int AT_HAND = 100;

    private final AuditRequest request;
    private final String policy;
    private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
    private final List<Finding> first = new ArrayList<>();
    private long repaired;
    private long unsettled;
    private long otherPolicy;
    private volatile long position;

    /** @param policy version of the one that the live views are made under */
    Audit(String id, AuditRequest request, String policy, Instant begunAt) {
        super(id, begunAt);
        this.request = request;
        this.policy = policy;
    }

    public AuditRequest request() {
        return request;
    }

    public String policy() {
        return policy;
    }

    /** The last event that every document was compared with; later ones were taken into account where they came. */
    public long position() {
        return position;
    }

    public synchronized long count(Finding.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** Documents that are not as they should be, or were not. */
    public synchronized long findings() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those of them that are right now. */
    public synchronized long repaired() {
        return repaired;
    }

    /**
     * Journeys of which nothing can be said: they changed at every look, or the live projection has not come so far.
     */
    public synchronized long unsettled() {
        return unsettled;
    }

    /** Documents that were made under another policy than the program has. */
    public synchronized long underAnotherPolicy() {
        return otherPolicy;
    }

    /** The first findings, in the order in which they were made. */
    public synchronized List<Finding> first() {
        return List.copyOf(first);
    }

    /**
     * The next findings of a kind, as they stand in the list.
     *
     * @param kind none: of every kind
     * @param after {@link Lines.Slice#next} of the slice before, or 0
     * @param most how many at most
     * @throws IllegalArgumentException when no finding stands there
     */
    public Lines.Slice<Finding> findings(Finding.@Nullable Kind kind, long after, int most) throws IOException {
        return list().slice(after, most, line -> {
            Finding finding = DocumentJson.mapper().readValue(line, Finding.class);
            return kind == null || finding.kind() == kind ? finding : null;
        });
    }

    void reach(long upTo) {
        position = upTo;
    }

    synchronized void found(Finding finding) {
        counts.merge(finding.kind(), 1L, Long::sum);
        if (finding.repaired()) {
            repaired++;
        }
        if (finding.fields().stream().anyMatch(field -> field.field().equals("policy"))) {
            otherPolicy++;
        }
        if (first.size() < AT_HAND) {
            first.add(finding);
        }
        list().add(DocumentJson.mapper().writeValueAsBytes(finding));
    }

    synchronized void unsettled(long journeys) {
        unsettled += journeys;
    }
}
