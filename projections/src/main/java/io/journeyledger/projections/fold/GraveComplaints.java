package io.journeyledger.projections.fold;

import io.journeyledger.projections.policy.LifecyclePolicy;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which complaints are open and grave. Used by one thread. */
final class GraveComplaints {

    private final LifecyclePolicy policy;
    /** Each with what made it so; the oldest first. */
    private final Map<Cases.Key, Moment> open = new LinkedHashMap<>();

    private final Set<Cases.Key> settled = new HashSet<>();
    /** The grave ones of these, by the assessment that counts again should they be reopened. */
    private final Map<Cases.Key, Moment> once = new HashMap<>();

    private boolean erased;

    GraveComplaints(LifecyclePolicy policy) {
        this.policy = policy;
    }

    /** What made the oldest so; none where there is none. */
    @Nullable
    Moment oldest() {
        return open.isEmpty() ? null : open.values().iterator().next();
    }

    boolean areOverdue(Instant at) {
        return open.values().stream()
                .anyMatch(cause -> !cause.at().plus(policy.graveUnresolved()).isAfter(at));
    }

    /** Whether one is no longer among them by that. */
    boolean assess(Moment moment) {
        Cases.Key complaint = moment.complaint();
        if (erased || complaint == null || moment.severity() == null) {
            return false;
        }
        once.remove(complaint);
        if (!policy.isGrave(moment.severity())) {
            return open.remove(complaint) != null;
        }
        (settled.contains(complaint) ? once : open).putIfAbsent(complaint, moment);
        return false;
    }

    /** Whether it was among them. */
    boolean settle(Moment moment) {
        Cases.Key complaint = Objects.requireNonNull(moment.complaint());
        settled.add(complaint);
        Moment assessment = open.remove(complaint);
        if (assessment != null) {
            once.put(complaint, assessment);
        }
        return assessment != null;
    }

    void reopen(Moment moment) {
        Cases.Key complaint = Objects.requireNonNull(moment.complaint());
        settled.remove(complaint);
        if (once.remove(complaint) != null && !erased) {
            open.put(complaint, moment);
        }
    }

    /** No complaint of who was erased is open any more, whatever is dated after it. Whether there was one. */
    boolean erase() {
        erased = true;
        boolean any = !open.isEmpty();
        open.clear();
        return any;
    }
}
