package io.journeyledger.query.web.views;

import io.journeyledger.projections.audit.Audit;
import io.journeyledger.projections.audit.Audits;
import io.journeyledger.projections.live.Retries;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.Rehearsals;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What only a process with the role {@code projection} can do. */
@Component
class Runners {

    private final ObjectProvider<Rebuilds> rebuilds;

    private final ObjectProvider<Retries> retries;
    private final ObjectProvider<Audits> audits;
    private final ObjectProvider<Rehearsals> rehearsals;

    Runners(
            ObjectProvider<Rebuilds> rebuilds,
            ObjectProvider<Retries> retries,
            ObjectProvider<Audits> audits,
            ObjectProvider<Rehearsals> rehearsals) {
        this.rebuilds = rebuilds;
        this.retries = retries;
        this.audits = audits;
        this.rehearsals = rehearsals;
    }

    /** This process follows no views: ask one that does. */
    static final class ElsewhereException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ElsewhereException() {
            super("this process has not the role projection: send it to one that has");
        }
    }

    /** Whether views are followed here. */
    boolean areHere() {
        return rebuilds.getIfAvailable() != null;
    }

    Rebuilds rebuilds() {
        return here(rebuilds);
    }

    Retries retries() {
        return here(retries);
    }

    Audits audits() {
        return here(audits);
    }

    Rehearsals rehearsals() {
        return here(rehearsals);
    }

    /** @throws UnknownRunException when this process knows no such audit */
    Audit audit(String id) {
        return audits().find(id).orElseThrow(() -> new UnknownRunException("audit", id));
    }

    /** @throws UnknownRunException when this process knows no such rehearsal */
    Rehearsal rehearsal(String id) {
        return rehearsals().find(id).orElseThrow(() -> new UnknownRunException("rehearsal", id));
    }

    private static <R> R here(ObjectProvider<R> runner) {
        R here = runner.getIfAvailable();
        if (here == null) {
            throw new ElsewhereException();
        }
        return here;
    }
}
