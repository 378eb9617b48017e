package io.journeyledger.query.web.views;

import io.journeyledger.projections.rebuild.Rebuilds;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What only a process with the role {@code projection} can do. */
@Component
class Runners {

    private final ObjectProvider<Rebuilds> rebuilds;

    Runners(ObjectProvider<Rebuilds> rebuilds) {
        this.rebuilds = rebuilds;
    }

    /** This process follows no views: ask one that does. */
    static final class ElsewhereException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ElsewhereException() {
            super("this process has not the role projection: send it to one that has");
        }
    }

    Rebuilds rebuilds() {
        Rebuilds here = rebuilds.getIfAvailable();
        if (here == null) {
            throw new ElsewhereException();
        }
        return here;
    }
}
