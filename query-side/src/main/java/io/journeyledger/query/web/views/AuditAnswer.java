package io.journeyledger.query.web.views;

import io.journeyledger.projections.audit.Audit;
import io.journeyledger.projections.audit.Finding;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An audit as programs see it.
 *
 * @param state WAITING, RUNNING; in the end DONE, FAILED or CANCELLED
 * @param policy version of the policy that the live views are made under
 * @param total events there are to read; 0 while that is not known
 * @param documents that were compared
 * @param position the last event that every document was compared with, once it is done
 * @param missing documents that the ledger gives and the index has not
 * @param surplus documents that the index has and the ledger does not give
 * @param differing documents that are not what the ledger says
 * @param overdue documents that time has made old and that were not made anew when they were due
 * @param untold events of which nothing can be made; of the documents of their journeys nothing is said
 * @param repaired those of the first four that are right now
 * @param unsettled journeys of which nothing can be said: they changed at every look, or the live projection is behind
 * @param underAnotherPolicy documents that were made under another policy; a rebuild makes them under that of the
 *     program
 * @param findings the first of them; all are at {@code /findings}
 * @param seconds from begin to end, or until now
 */
record AuditAnswer(
        String id,
        String state,
        boolean over,
        List<String> views,
        boolean repair,
        String policy,
        long events,
        long total,
        long documents,
        long position,
        long missing,
        long surplus,
        long differing,
        long overdue,
        long untold,
        long repaired,
        long unsettled,
        long underAnotherPolicy,
        List<Finding> findings,
        Instant begunAt,
        @Nullable Instant endedAt,
        double seconds,
        @Nullable String problem) {

    /** Documents that do not say what the ledger says, and are not repaired. For templates. */
    public long wrong() {
        return missing + surplus + differing + overdue - repaired;
    }

    /**
     * Whether it ended before it had looked at everything, so that what it did not find may be there all the same. For
     * templates.
     */
    public boolean unfinished() {
        return over && !state.equals(Run.State.DONE.name());
    }

    static AuditAnswer of(Audit audit, Instant now) {
        Instant ended = audit.endedAt();
        return new AuditAnswer(
                audit.id(),
                audit.state().name(),
                audit.state().isOver(),
                audit.request().views().stream().sorted().map(View::label).toList(),
                audit.request().repair(),
                audit.policy(),
                audit.events(),
                audit.total(),
                audit.documents(),
                audit.position(),
                audit.count(Finding.Kind.MISSING),
                audit.count(Finding.Kind.SURPLUS),
                audit.count(Finding.Kind.DIFFERING),
                audit.count(Finding.Kind.OVERDUE),
                audit.count(Finding.Kind.UNTOLD),
                audit.repaired(),
                audit.unsettled(),
                audit.underAnotherPolicy(),
                audit.first(),
                audit.begunAt(),
                ended,
                Duration.between(audit.begunAt(), ended == null ? now : ended).toMillis() / 1000.0,
                audit.problem());
    }
}
