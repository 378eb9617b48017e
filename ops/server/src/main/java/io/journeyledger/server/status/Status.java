package io.journeyledger.server.status;

import io.journeyledger.projections.ViewStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How this process fares.
 *
 * @param ready whether the start is over and nothing is wrong
 * @param problems what is wrong, each in a sentence; none when all is well
 * @param events number of events in the ledger; -1 while it cannot be read
 * @param head position of the last event; 0 when the ledger is empty, -1 while it cannot be read
 * @param elasticsearch its address; none where no role needs it
 * @param views how far each view is; none where this process does not project, or the ledger cannot be read
 * @param pid id of the process on its machine
 * @param version version of the program
 */
public record Status(
        boolean ready,
        List<String> problems,
        long events,
        long head,
        @Nullable String elasticsearch,
        List<View> views,
        long pid,
        String version) {

    /**
     * How far one view is.
     *
     * @param name such as {@code customers}
     * @param documents as searches see them; -1 while Elasticsearch does not answer
     * @param position the last event that is in it
     * @param lagEvents events that are not in it yet, at most
     * @param lagSeconds age of the first event that is not in it
     * @param outdated whether its index is of another program's age: it stays as it is until its rebuild is over,
     *     whatever the others say
     */
    public record View(
            String name, long documents, long position, long lagEvents, double lagSeconds, boolean outdated) {
        static View of(ViewStatus status) {
            return new View(
                    status.view().label(),
                    status.documents(),
                    status.position(),
                    status.lagEvents(),
                    status.lagSeconds(),
                    status.outdated());
        }
    }

    /** Whether every event is in every view, and to be found there. */
    public boolean isCaughtUp() {
        return isSettled(false);
    }

    /**
     * Whether nothing more comes into the views by itself.
     *
     * @param withheld whether dead letters keep events out of them
     */
    public boolean isSettled(boolean withheld) {
        return events >= 0
                && views.stream().allMatch(view -> view.lagEvents() == 0 && !view.outdated())
                && (withheld
                        || views.stream()
                                .filter(view -> view.name().equals("timeline"))
                                .allMatch(view -> view.documents() >= events));
    }
}
