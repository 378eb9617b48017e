package io.journeyledger.query.web.exports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that is cut once so many bytes were answered over it. */
final class CutLine implements AutoCloseable {

    private final ServerSocket door;
    private final URI server;
    private final AtomicLong left;

    CutLine(URI server, long bytes) throws IOException {
        this.server = server;
        this.left = new AtomicLong(bytes);
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** From now on nothing is answered. */
    void cut() {
        left.set(0);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Socket called = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> copy(caller, called, false));
                Thread.ofVirtual().start(() -> copy(called, caller, true));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void copy(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[1 << 14];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && left.addAndGet(-read) < 0) {
                    door.close();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
