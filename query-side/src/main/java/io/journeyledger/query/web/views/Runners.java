package io.journeyledger.query.web.views;

import io.journeyledger.projections.live.Retries;
import io.journeyledger.projections.rebuild.Rebuilds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What only a process with the role {@code projection} can do. */
@Component
class Runners {

    private final ObjectProvider<Rebuilds> rebuilds;

    private final ObjectProvider<Retries> retries;

    Runners(ObjectProvider<Rebuilds> rebuilds, ObjectProvider<Retries> retries) {
        this.rebuilds = rebuilds;
        this.retries = retries;
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

    private static <R> R here(ObjectProvider<R> runner) {
        R here = runner.getIfAvailable();
        if (here == null) {
            throw new ElsewhereException();
        }
        return here;
    }
}
