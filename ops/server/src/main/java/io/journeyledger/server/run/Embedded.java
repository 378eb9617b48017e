package io.journeyledger.server.run;

import io.journeyledger.elasticsearch.ElasticsearchChild;
import io.journeyledger.elasticsearch.ElasticsearchFailure;
import io.journeyledger.elasticsearch.ElasticsearchSettings;
import io.journeyledger.projections.role.Role;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.store.database.DataFolder;
import io.journeyledger.store.settings.StoreProperties;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What runs beside the application and outlives it by a moment: the hold on the data folder, and Elasticsearch, which
 * is started at the same time as the application since each takes seconds.
 */
final class Embedded implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Embedded.class);
    private static final String URL = "journey.elasticsearch.url";

    /** Where files arrive, as application.yaml says it. */
    static final String UPLOADS = "uploads";

    private final PrintWriter progress;
    private @Nullable DataFolder folder;
    private boolean ledgerIsInFolder;
    private volatile @Nullable CompletableFuture<ElasticsearchChild> elasticsearch;
    private volatile @Nullable Thread starter;
    private volatile boolean closing;

    Embedded(PrintWriter progress) {
        this.progress = progress;
    }

    /** Once the settings are known and before anything else: refuses what is taken, then starts Elasticsearch. */
    void begin(ConfigurableEnvironment environment) {
        StoreProperties store = Binder.get(environment).bindOrCreate("journey", StoreProperties.class);
        Path data = store.data().toAbsolutePath().normalize();
        refuseFolderOfPages(environment);
        refuseTakenPort(environment);
        folder = take(data);
        ledgerIsInFolder = !store.tablesInPostgresql();
        makeFolder(data, UPLOADS);
        emptyUploads(data);
        progress.println("Data is kept in " + data);
        boolean needed = Role.of(environment).stream().anyMatch(role -> role != Role.COMMAND);
        if (needed && environment.getProperty(URL, "").isEmpty()) {
            startElasticsearch(environment, makeFolder(data, "elasticsearch"));
        }
    }

    static DataFolder take(Path data) {
        try {
            return DataFolder.open(data);
        } catch (IllegalStateException e) {
            throw new CommandFailure(ExitCode.TAKEN, String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    /** Where texts stand in clear: for the owner only, though the folder that was given may be open to others. */
    static Path makeFolder(Path data, String name) {
        Path folder = data.resolve(name);
        try {
            DataFolder.create(folder);
            return folder;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "The data folder " + data + " cannot be used: " + e, e);
        }
    }

    /** A process that was killed while files arrived has left them there, in clear. */
    private static void emptyUploads(Path data) {
        try (Stream<Path> left = Files.list(data.resolve(UPLOADS))) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "The data folder " + data + " cannot be used: " + e, e);
        }
    }

    /** Links of pages, answers of the API and the commands all begin at the root. */
    private static void refuseFolderOfPages(ConfigurableEnvironment environment) {
        for (String setting : List.of("server.servlet.context-path", "spring.mvc.servlet.path")) {
            String path = Binder.get(environment)
                    .bind(setting, String.class)
                    .orElse("")
                    .strip();
            if (!path.isEmpty() && !path.equals("/")) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        setting + " is '" + path
                                + "': pages and API are served from the root only. Leave it out; to have"
                                + " them beside something else, give them a host name of their own");
            }
        }
    }

    private static void refuseTakenPort(ConfigurableEnvironment environment) {
        int port = number(environment, "server.port", 8080);
        if (port < 0 || port > 65_535) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "server.port is '" + port + "': use a port from 1 to 65535, or 0 for any free one");
        }
        String address = environment.getProperty("server.address", "127.0.0.1");
        try (ServerSocket probe = new ServerSocket()) {
            // As the server does: a connection of a former server that still lingers is no obstacle.
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (BindException e) {
            throw new CommandFailure(
                    ExitCode.TAKEN,
                    "Port " + port + " on " + address
                            + " is taken: stop what listens there, or choose another with --port",
                    e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "Port " + port + " on " + address + " cannot be used: " + e, e);
        }
    }

    /** By a binder, which says of what is no number where it is set. */
    private static int number(ConfigurableEnvironment environment, String setting, int otherwise) {
        return Binder.get(environment).bind(setting, Integer.class).orElse(otherwise);
    }

    private void startElasticsearch(ConfigurableEnvironment environment, Path where) {
        int port = freePort();
        int heap = number(environment, "journey.elasticsearch.heap-megabytes", 512);
        ElasticsearchSettings settings =
                ElasticsearchSettings.in(where).withHttpPort(port).withHeapMegabytes(heap);
        progress.println("Starting Elasticsearch");
        CompletableFuture<ElasticsearchChild> child = new CompletableFuture<>();
        elasticsearch = child;
        starter = Thread.ofVirtual().start(() -> {
            try {
                ElasticsearchChild started = ElasticsearchChild.start(settings);
                child.complete(started);
                started.ended().join();
                sayThatItEnded();
            } catch (Throwable e) { // of any kind: start and stop wait for it, and would for ever
                child.completeExceptionally(e);
            }
        });
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded", Map.of(URL, "http://127.0.0.1:" + port)));
    }

    private void sayThatItEnded() {
        if (!closing) {
            LOG.error(
                    "Elasticsearch has ended by itself: the ledger takes entries, but views and pages stand still until the"
                            + " server is started again. Why is in elasticsearch/logs in the data folder");
        }
    }

    /** Chosen here, so that the application can be told the address before anything answers there. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, "No free port for Elasticsearch: " + e, e);
        }
    }

    /** Gives the application what is begun here. */
    void handTo(ConfigurableApplicationContext context) {
        if (folder != null && ledgerIsInFolder) {
            context.getBeanFactory().registerSingleton("dataFolder", folder);
        }
        CompletableFuture<ElasticsearchChild> child = elasticsearch;
        if (child != null) {
            context.getBeanFactory().registerSingleton("elasticsearchIsUp", new AwaitElasticsearch(child));
        }
    }

    @Override
    public void close() {
        closing = true;
        CompletableFuture<ElasticsearchChild> child = elasticsearch;
        Thread starting = starter;
        if (child != null && starting != null) {
            // Nothing to a start that is over; one under way is given up.
            starting.interrupt();
            try {
                child.join().close();
            } catch (CompletionException | ElasticsearchFailure _) {
                // It never was up, which was said when it was waited for, or it cannot be asked any more.
            }
        }
        if (folder != null) {
            folder.close();
        }
    }
}
