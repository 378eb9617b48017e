package io.journeyledger.store.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL cluster of our own in a temporary folder, on loopback, gone with this JVM. The server refuses to run as
 * root: there it is started in a user namespace in which it is somebody else.
 */
public final class PrivatePostgres {

    private static final long START_SECONDS = 60;
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static Optional<PrivatePostgres> shared = Optional.empty();

    private final Path folder;
    private final int port;
    private final Process server;

    private PrivatePostgres(Path folder, int port, Process server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** Whether this machine has the programs {@code initdb} and {@code postgres}. */
    public static boolean isInstalled() {
        return program("postgres").isPresent() && program("initdb").isPresent();
    }

    /** The cluster of this JVM, started at the first call. */
    public static synchronized PrivatePostgres shared() {
        if (shared.isEmpty()) {
            PrivatePostgres started = start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
            shared = Optional.of(started);
        }
        return shared.get();
    }

    /** Makes an empty database and returns its JDBC address, which carries the user. */
    public String newDatabase() {
        String name = "ledger_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=ledger";
    }

    private static PrivatePostgres start() {
        try {
            Path folder = Files.createTempDirectory("postgres");
            Path data = folder.resolve("data");
            run(List.of(
                    path("initdb"), "-D", data.toString(), "-U", "ledger", "-A", "trust", "-E", "UTF8", "--locale=C"));
            int port = freePort();
            Process server = process(List.of(
                            path("postgres"),
                            "-D",
                            data.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=" + folder,
                            "-c",
                            "max_connections=100"))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            PrivatePostgres postgres = new PrivatePostgres(folder, port, server);
            postgres.awaitReady();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Connection connection = DriverManager.getConnection(url("postgres"))) {
                return;
            } catch (SQLException e) {
                if (!server.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "PostgreSQL did not start: " + Files.readString(folder.resolve("log")), e);
                }
                java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    private void stop() {
        server.destroy();
        try {
            if (!server.waitFor(3, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = process(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder process(List<String> command) {
        List<String> words = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000"));
        }
        words.addAll(command);
        return new ProcessBuilder(words);
    }

    private static String path(String program) {
        return program(program).orElseThrow().toString();
    }

    private static Optional<Path> program(String name) {
        List<Path> places = new ArrayList<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1)) {
            places.add(Path.of(folder));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted(Comparator.reverseOrder()).forEach(version -> places.add(version.resolve("bin")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return places.stream()
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
