package io.journeyledger.query.web.frame;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * How much of bodies may be in memory at once. While the database is away each waits there, with what was made of it,
 * and whoever does not wait for the answer sends more. Safe for use by many threads.
 */
final class RoomForBodies {

    /**
     * What is made of a body, until it is answered, takes about ten times as much as the body; a third of the heap may
     * go to it.
     */
    private static final int SHARE_OF_HEAP = 32;

    private static final int UNIT = 1024;

    private final Semaphore units;

    /** @param bytes room for the largest body at the least, which could never be taken otherwise */
    RoomForBodies(long bytes) {
        this.units = new Semaphore((int) Math.min(Integer.MAX_VALUE, Math.max(bytes, BodyLimit.MOST) / UNIT));
    }

    static RoomForBodies inHeap() {
        return new RoomForBodies(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** There is none until other requests are answered. */
    static final class NoRoomException extends IOException {
        private static final long serialVersionUID = 1L;

        NoRoomException() {
            super(
                    "So much was sent by others and is not answered yet that there is no room for this body; nothing of it was"
                            + " recorded, send it again soon");
        }
    }

    /** What one request takes. For one thread. */
    final class Taken implements AutoCloseable {

        private int held;

        /**
         * @throws NoRoomException when there is no room for so many bytes of the request, all that it has taken among
         *     them
         */
        void upTo(long bytes) throws NoRoomException {
            int wanted = (int) ((bytes + UNIT - 1) / UNIT) - held;
            if (wanted > 0) {
                if (!units.tryAcquire(wanted)) {
                    throw new NoRoomException();
                }
                held += wanted;
            }
        }

        @Override
        public void close() {
            units.release(held);
            held = 0;
        }
    }
}
