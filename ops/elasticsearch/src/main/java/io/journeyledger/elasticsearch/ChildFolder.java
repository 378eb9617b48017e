package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of one child: what lies where in it, and the configuration written anew at each start. */
record ChildFolder(Path root) {
    /** Lines of each log that an error message carries. */
    private static final int LAST_LINES = 20;

    Path config() {
        return root.resolve("config");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** The server's temporary folder. It is beside the configuration: the server refuses one above it. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /** Standard output and error of the processes. */
    Path console() {
        return logs().resolve("console.log");
    }

    /** Named after the cluster, as the server's own messages expect it. */
    private Path serverLog() {
        return logs().resolve("journey-ledger.log");
    }

    /** Written by the server: the addresses it listens on, one a line. */
    Path httpAddresses() {
        return logs().resolve("http.ports");
    }

    /** Written by us: the process that we started. */
    Path launcherPid() {
        return root.resolve("launcher.pid");
    }

    /** Written by the server: its own process. */
    Path serverPid() {
        return root.resolve("server.pid");
    }

    Path lock() {
        return root.resolve("lock");
    }

    void write(ElasticsearchSettings settings) throws IOException {
        discardTemporary();
        for (Path folder : List.of(config(), logs(), temporary(), config().resolve("jvm.options.d"))) {
            make(folder);
        }
        Files.deleteIfExists(httpAddresses());
        Files.deleteIfExists(console());
        if (Files.exists(serverLog())) {
            // A message about this start must not quote a former one; yet that one may tell why it ended.
            Files.move(serverLog(), logs().resolve("previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        replace(config().resolve("elasticsearch.yml"), """
                cluster.name: journey-ledger
                node.name: embedded
                path.data: "%s"
                path.logs: "%s"
                network.host: 127.0.0.1
                http.port: %d
                transport.port: 0
                node.portsfile: true
                discovery.type: single-node
                xpack.security.enabled: false
                # Ours have a mapping: one that was deleted must not come back without it, made of a write that came too late.
                action.auto_create_index: "-journey-*,+*"
                # The ledger fills the same disk, and a nearly full one must not turn the views read-only.
                cluster.routing.allocation.disk.threshold_enabled: false
                """.formatted(
                        escaped(root.resolve("data")), escaped(logs()), settings.httpPort()));
        replace(config().resolve("jvm.options"), String.join("\n", jvmOptions(settings)) + "\n");
        replace(config().resolve("log4j2.properties"), """
                status = error
                appender.file.type = RollingFile
                appender.file.name = file
                appender.file.fileName = %1$s/journey-ledger.log
                appender.file.filePattern = %1$s/journey-ledger-%%i.log
                appender.file.layout.type = PatternLayout
                appender.file.layout.pattern = [%%d{ISO8601}][%%-5p][%%c{1.}] [%%node_name]%%marker %%m%%n
                appender.file.policies.type = Policies
                appender.file.policies.size.type = SizeBasedTriggeringPolicy
                appender.file.policies.size.size = 16MB
                appender.file.strategy.type = DefaultRolloverStrategy
                appender.file.strategy.max = 2
                rootLogger.level = info
                rootLogger.appenderRef.file.ref = file
                """.formatted(logs()));
    }

    /**
     * A folder in this one, also where a link stood. Where root starts the server, everything here was given to another
     * user at the last start; what that user linked to is not to be written to by root.
     */
    private static void make(Path folder) throws IOException {
        if (Files.isSymbolicLink(folder)) {
            Files.delete(folder);
        }
        Files.createDirectories(folder);
    }

    /** Makes a file new, for the same reason. */
    private static void replace(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    }

    /** What former processes have left there. */
    private void discardTemporary() throws IOException {
        if (Files.exists(temporary())) {
            try (Stream<Path> left = Files.walk(temporary())) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /**
     * The distribution's own options, less its garbage collection log, with our heap and our place for crash reports.
     */
    private List<String> jvmOptions(ElasticsearchSettings settings) throws IOException {
        List<String> options = new ArrayList<>();
        try (Stream<String> lines =
                Files.lines(settings.distribution().resolve("config").resolve("jvm.options"))) {
            lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .filter(line ->
                            !line.contains("-Xlog:gc") && !line.contains("HeapDump") && !line.contains("-XX:ErrorFile"))
                    .forEach(options::add);
        }
        options.add("-Xms" + settings.heapMegabytes() + "m");
        options.add("-Xmx" + settings.heapMegabytes() + "m");
        // Also what tells our server from another one: its command line carries this folder.
        options.add("-XX:ErrorFile=" + logs().resolve("hs_err_pid%p.log"));
        options.addAll(settings.jvmOptions());
        return options;
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** The last lines of the server's log and of its console, for an error message. */
    String lastLines() {
        return Stream.of(serverLog(), console())
                .map(ChildFolder::lastLinesOf)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String lastLinesOf(Path log) {
        try {
            // The frames of a stack trace would push out what it says.
            List<String> lines = Files.readAllLines(log).stream()
                    .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                    .toList();
            return "Last lines of " + log + ":\n"
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException _) {
            // Not there, or half a character at its end: the other one may say more.
            return "";
        }
    }

    /** Every file and folder, for a change of owner. */
    Set<Path> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.collect(Collectors.toSet());
        }
    }
}
