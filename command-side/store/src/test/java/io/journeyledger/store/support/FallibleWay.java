package io.journeyledger.store.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way to a database server, on which whatever is under way can get lost without a word: as when the host loses its
 * power, or something in between forgets the connection.
 */
public final class FallibleWay implements AutoCloseable {

    private final ServerSocket here;
    private final int there;
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();

    private FallibleWay(ServerSocket here, int there) {
        this.here = here;
        this.there = there;
        Thread.ofPlatform().daemon().start(this::accept);
    }

    /** @param jdbc address of a PostgreSQL on this machine */
    public static FallibleWay to(String jdbc) {
        try {
            return new FallibleWay(
                    new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    URI.create(jdbc.substring("jdbc:".length())).getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same address by this way. */
    public String address(String jdbc) {
        return jdbc.replace(":" + there + "/", ":" + here.getLocalPort() + "/");
    }

    /**
     * From now on nothing passes on the connections that there are, and none of them ends. New ones are as they should
     * be.
     */
    public void loseAllThereIs() {
        lost.set(begun.get());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = here.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), there);
                open.add(client);
                open.add(server);
                int number = begun.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> pass(client, server, number));
                Thread.ofPlatform().daemon().start(() -> pass(server, client, number));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void pass(Socket from, Socket to, int number) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] bytes = new byte[8192];
            int read;
            while ((read = in.read(bytes)) >= 0) {
                if (number > lost.get()) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException e) {
            // One of the ends closed it.
        }
    }

    @Override
    public void close() throws IOException {
        here.close();
        for (Closeable socket : open) {
            socket.close();
        }
    }
}
