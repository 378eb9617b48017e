package io.journeyledger.store.axonserver;

import io.axoniq.axonserver.connector.event.EventStream;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Open streams of Axon Server, each under the position it stands at, for who goes on there. Few are kept, since each
 * has thousands of events on their way: the one that was kept first makes way for another, and one that broke for any.
 * Safe for use by many threads.
 */
final class KeptStreams implements AutoCloseable {

    private static final int MOST = 4;

    private final LinkedHashMap<Long, EventStream> open = new LinkedHashMap<>();

    /** Takes out the stream that stands at a position; none where there is none, or it broke. */
    synchronized @Nullable EventStream take(long position) {
        EventStream stream = open.remove(position);
        return stream == null || stream.isClosed() ? null : stream;
    }

    synchronized void keep(long position, EventStream stream) {
        open.values().removeIf(EventStream::isClosed);
        EventStream other = open.put(position, stream);
        if (other == null && open.size() > MOST) {
            other = open.pollFirstEntry().getValue();
        }
        if (other != null) {
            other.close();
        }
    }

    @Override
    public synchronized void close() {
        open.values().forEach(EventStream::close);
        open.clear();
    }
}
