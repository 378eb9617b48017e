package io.journeyledger.query.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read of a body, which stands in memory as a whole before anybody looks at it. Files are parts of a
 * form, which the server writes to the disk, and for the other fields of forms it has a bound of its own.
 */
final class BodyLimit extends OncePerRequestFilter {

    /** Bytes. */
    static final int MOST = 16 * 1024 * 1024;

    private final RoomForBodies room;

    /** @param room for what is read until it is answered */
    BodyLimit(RoomForBodies room) {
        this.room = room;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (RoomForBodies.Taken taken = room.new Taken()) {
            chain.doFilter(new Bounded(request, taken), response);
        }
    }

    /** More came, or is said to come, than is read. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("The body is larger than the " + MOST
                    + " bytes that are read at once. Send less; larger files of entries go to /api/v1/imports");
        }
    }

    private static final class Bounded extends HttpServletRequestWrapper {

        private final RoomForBodies.Taken taken;

        Bounded(HttpServletRequest request, RoomForBodies.Taken taken) {
            super(request);
            this.taken = taken;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (getContentLengthLong() > MOST) {
                throw new TooLargeException();
            }
            taken.upTo(Math.max(0, getContentLengthLong())); // at once, so that no two wait for each other's end
            return new Counted(super.getInputStream(), taken);
        }
    }

    /** What is sent in chunks does not say how much it is. */
    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final RoomForBodies.Taken taken;
        private long read;

        Counted(ServletInputStream body, RoomForBodies.Taken taken) {
            this.body = body;
            this.taken = taken;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int more = body.read(into, from, most);
            count(more);
            return more;
        }

        private void count(int more) throws IOException {
            read += Math.max(0, more);
            if (read > MOST) {
                throw new TooLargeException();
            }
            taken.upTo(read);
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
