package io.journeyledger.bench;

import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.server.LedgerApplication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The real program in this process, on a folder, in the roles that are asked for. */
record Program(Path data, ConfigurableApplicationContext context) implements AutoCloseable {

    private static final long POLL_MILLIS = 5;

    /** Without a web server. */
    static Program start(Path data, String roles, Map<String, Object> settings, Class<?>... also) throws IOException {
        return start(data, roles, WebApplicationType.NONE, settings, also);
    }

    /** The command side with its web server, on a free port of the loopback interface. */
    static Program serve(Path data) throws IOException {
        return start(data, "command", WebApplicationType.SERVLET, Map.of("server.port", 0));
    }

    private static Program start(
            Path data, String roles, WebApplicationType web, Map<String, Object> settings, Class<?>... also)
            throws IOException {
        Files.createDirectories(data.resolve("uploads"));
        Map<String, Object> all = new HashMap<>(settings);
        all.put("journey.data", data.toString());
        all.put("journey.roles", roles);
        // Not in the folder of the run: the log stays open when that is deleted.
        all.put("logging.file.name", data.resolveSibling("bench.log").toString());
        // What happens in every run is no news.
        all.put("logging.level.root", "error");
        all.put("logging.level.io.journeyledger", "error");
        SpringApplicationBuilder application = new SpringApplicationBuilder(LedgerApplication.class)
                .sources(also)
                .web(web)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false);
        String[] arguments = all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Program(data, application.run(arguments));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    int port() {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Imports a file of entries and returns its receipt when all is durable. */
    ImportJob importFile(Path file) throws IOException, InterruptedException {
        ImportJobs jobs = get(ImportJobs.class);
        ImportJob job;
        try (InputStream in = Files.newInputStream(file)) {
            job = jobs.start(in, file.getFileName().toString(), "ndjson");
        } catch (io.journeyledger.intake.file.InvalidMappingException e) {
            throw new IllegalStateException(e);
        }
        while (!job.state().isOver()) {
            Thread.sleep(POLL_MILLIS);
            job = jobs.find(job.id()).orElseThrow();
        }
        if (job.state() != ImportJob.State.DONE || job.rejected() > 0) {
            throw new IllegalStateException("The import did not take everything: " + job);
        }
        return job;
    }

    /** Bytes of the ledger's file after {@link #close}, which puts everything into the one file. */
    static long ledgerBytes(Path data) throws IOException {
        return Files.size(data.resolve("ledger.db"));
    }

    @Override
    public void close() {
        context.close();
    }
}
