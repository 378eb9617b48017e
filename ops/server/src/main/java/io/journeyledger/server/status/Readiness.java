package io.journeyledger.server.status;

/** Whether the start is over: pages and API answer, and what was to be filled in is in. */
public final class Readiness {
    private volatile boolean reached;

    public void reached() {
        reached = true;
    }

    boolean isReached() {
        return reached;
    }
}
