package io.journeyledger.server.run;

import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.server.LedgerApplication;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.server.status.Readiness;
import io.journeyledger.server.status.Statuses;
import io.journeyledger.store.operation.DeadLetterTable;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.settings.StoreProperties;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** From the command to the end of the process. */
public final class ServerRun {
    private final UpOptions options;
    private final Consumer<String> whenReady;
    private final PrintWriter progress;
    private final Embedded embedded;
    private final AtomicBoolean ending = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable ConfigurableApplicationContext context;
    private volatile @Nullable RuntimeException refusal;

    /**
     * @param whenReady is told the server's address when pages and API answer
     * @param progress where people read what goes on
     */
    public ServerRun(UpOptions options, Consumer<String> whenReady, PrintWriter progress) {
        this.options = options;
        this.whenReady = whenReady;
        this.progress = progress;
        this.embedded = new Embedded(progress);
    }

    /**
     * Serves until the process is told to end.
     *
     * @throws CommandFailure when it cannot start, after everything begun was ended
     */
    public int untilStopped() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stop"));
        try {
            ConfigurableApplicationContext started = application().run();
            context = started;
            if (options.demo()) {
                demo(started).fill(options.customers());
            }
            started.getBean(Readiness.class).reached();
            whenReady.accept(url(started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        } catch (RuntimeException e) {
            if (ending.get()) {
                return awaitEnd();
            }
            end();
            RuntimeException early = refusal;
            throw StartFailure.explained("The server could not start", early == null ? e : early, early == null);
        }
        return awaitEnd();
    }

    private Demo demo(ConfigurableApplicationContext started) {
        ImportJobs imports = started.getBeanProvider(ImportJobs.class).getIfAvailable();
        if (imports == null) {
            throw new CommandFailure(ExitCode.USAGE, "--demo needs a process with the role command (journey.roles)");
        }
        Path folder = started.getBean(StoreProperties.class).data().resolve("uploads");
        return new Demo(
                started.getBean(LedgerReader.class),
                imports,
                started.getBean(Statuses.class),
                started.getBean(DeadLetterTable.class),
                folder,
                progress);
    }

    private int awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.DONE;
    }

    private SpringApplication application() {
        SpringApplication application = new SpringApplication(LedgerApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        // Ours ends Elasticsearch, too, and after the application.
        application.setRegisterShutdownHook(false);
        application.setDefaultProperties(UpOptions.defaults());
        application.addListeners(new OnceSettingsAreKnown(environment -> {
            environment.getPropertySources().addFirst(new MapPropertySource("commandLine", options.settings()));
            begin(environment);
        }));
        application.addInitializers(embedded::handTo);
        return application;
    }

    /** The log is not open yet: a failure is kept for the person at the terminal, and Spring told to say nothing. */
    private void begin(ConfigurableEnvironment environment) {
        try {
            embedded.begin(environment);
        } catch (RuntimeException e) {
            refusal = e;
            throw new SpringApplication.AbandonedRunException();
        }
    }

    /** Once, whoever asks: the application first, then what it leans on. */
    void end() {
        if (ending.getAndSet(true)) {
            return;
        }
        ConfigurableApplicationContext running = context;
        if (running != null) {
            progress.println("Stopping");
            running.close();
        }
        embedded.close();
        if (running != null) {
            progress.println("Stopped");
        }
        ended.countDown();
    }

    private static String url(ConfigurableApplicationContext context) {
        String address = context.getEnvironment().getProperty("server.address", "127.0.0.1");
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        String host = switch (address) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            // RFC 3986, 3.2.2
            default -> address.matches("[^\\[]*:.*") ? "[" + address + "]" : address;
        };
        return "http://" + host + ":" + port;
    }
}
