package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/**
 * The real Elasticsearch server as a child of this process, listening on loopback only. It keeps its indices in its
 * folder and finds them there at the next start. It ends when closed and when this process dies, however it dies; where
 * the system cannot promise that, the next start in the same folder stops what was left behind.
 */
public final class ElasticsearchChild implements AutoCloseable {
    private final ElasticsearchSettings settings;
    private final ChildFolder folder;
    private final FolderLock lock;
    private final Process process;
    private final URI url;

    private ElasticsearchChild(
            ElasticsearchSettings settings, ChildFolder folder, FolderLock lock, Process process, URI url) {
        this.settings = settings;
        this.folder = folder;
        this.lock = lock;
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server and returns when it answers and its indices are open.
     *
     * @throws ElasticsearchFailure if it does not in time, or if another process uses the folder
     */
    public static ElasticsearchChild start(ElasticsearchSettings settings) {
        try {
            ChildFolder folder =
                    new ChildFolder(Files.createDirectories(settings.folder()).toRealPath());
            FolderLock lock = FolderLock.take(folder);
            try {
                return start(settings, folder, lock);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ElasticsearchFailure("Interrupted while starting Elasticsearch", e);
        } catch (ElasticsearchFailure e) {
            throw e; // says itself what is wrong
        } catch (IOException | RuntimeException e) {
            throw new ElasticsearchFailure("Elasticsearch could not be started in " + settings.folder() + ": " + e, e);
        }
    }

    private static ElasticsearchChild start(ElasticsearchSettings settings, ChildFolder folder, FolderLock lock)
            throws IOException, InterruptedException {
        Orphan.stop(folder, settings.stopWithin());
        refuseTakenPort(settings.httpPort());
        folder.write(settings);
        Process process = Launch.launch(settings.distribution(), folder);
        try {
            // New: the server's user owns the folder, and could have put a link in its place.
            Files.writeString(folder.launcherPid(), Long.toString(process.pid()), StandardOpenOption.CREATE_NEW);
            URI url = Readiness.await(folder, process, settings.startWithin());
            return new ElasticsearchChild(settings, folder, lock, process, url);
        } catch (IOException | InterruptedException | RuntimeException e) {
            Orphan.stop(process.toHandle(), settings.stopWithin());
            throw e;
        }
    }

    /** Says at once what the server would say after seconds, in a hundred lines. */
    private static void refuseTakenPort(int port) throws IOException {
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            // As the server does: a connection of a former server that still lingers is no obstacle.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw new ElasticsearchFailure(
                    "Port " + port + ", meant for Elasticsearch, is taken: free it or choose another.", e);
        }
    }

    /** Where it answers, for example {@code http://127.0.0.1:39201}. */
    public URI url() {
        return url;
    }

    /** Completes when it has ended, by {@link #close} or by itself. */
    public CompletableFuture<Void> ended() {
        return process.onExit().thenAccept(_ -> {});
    }

    /** Asks it to stop, and kills it if it has not within the settings' bound. Does nothing the second time. */
    @Override
    public void close() {
        Orphan.stop(process.toHandle(), settings.stopWithin());
        try {
            Files.deleteIfExists(folder.launcherPid());
            lock.close();
        } catch (IOException e) {
            throw new ElasticsearchFailure("Elasticsearch stopped, but its folder could not be left: " + e, e);
        }
    }
}
