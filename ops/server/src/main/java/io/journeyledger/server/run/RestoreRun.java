package io.journeyledger.server.run;

import io.journeyledger.intake.LedgerRestore;
import io.journeyledger.projections.role.Role;
import io.journeyledger.server.LedgerApplication;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import io.journeyledger.store.database.DataFolder;
import io.journeyledger.store.engine.LedgerNotEmptyException;
import io.journeyledger.store.portable.PortableFileException;
import io.journeyledger.store.settings.StoreProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;

/** Fills an empty ledger from a file of events, with nothing else running: no pages, no views, no intake. */
public final class RestoreRun {
    private final @Nullable Path data;
    private @Nullable DataFolder folder;
    private boolean ledgerIsInFolder;
    private @Nullable RuntimeException refusal;

    /** @param data absolute folder that holds everything; null: what the settings say */
    public RestoreRun(@Nullable Path data) {
        this.data = data;
    }

    /** The file, opened. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * What there is now.
     *
     * @param part the options by which the file holds only some journeys; empty when it holds the whole ledger
     */
    public record Receipt(long events, long journeys, long receipts, String part) {}

    /** @throws CommandFailure when nothing was restored, saying why */
    public Receipt restore(Source file, LongConsumer progress) {
        try (ConfigurableApplicationContext context = started();
                InputStream in = file.open()) {
            LedgerRestore.Restored restored =
                    context.getBean(LedgerRestore.class).restore(in, progress);
            return new Receipt(restored.events(), restored.journeys(), restored.receipts(), restored.part());
        } catch (PortableFileException e) {
            throw new CommandFailure(ExitCode.FAILED, "Nothing was restored. " + e.getMessage(), e);
        } catch (LedgerNotEmptyException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    String.format(
                            Locale.ROOT,
                            "Nothing was restored: the ledger has %,d events already, and a file fills an empty one only."
                                    + " Name an empty folder with --data, or another database",
                            e.events()),
                    e);
        } catch (IOException | DataAccessException e) {
            throw new CommandFailure(ExitCode.FAILED, "Nothing was restored: " + e.getMessage(), e);
        } finally {
            if (folder != null) {
                folder.close();
            }
        }
    }

    private ConfigurableApplicationContext started() {
        SpringApplication application = new SpringApplication(LedgerApplication.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(UpOptions.defaults());
        application.addListeners(new OnceSettingsAreKnown(this::begin));
        application.addInitializers(context -> {
            if (folder != null && ledgerIsInFolder) {
                context.getBeanFactory().registerSingleton("dataFolder", folder);
            }
        });
        try {
            return application.run();
        } catch (RuntimeException e) {
            RuntimeException early = refusal;
            throw StartFailure.explained("Nothing was restored", early == null ? e : early, early == null);
        }
    }

    /** The log is not open yet: a failure is kept for the person at the terminal, and Spring told to say nothing. */
    private void begin(ConfigurableEnvironment environment) {
        environment.getPropertySources().addFirst(new MapPropertySource("commandLine", settings()));
        try {
            prepare(Binder.get(environment).bindOrCreate("journey", StoreProperties.class));
        } catch (RuntimeException e) {
            refusal = e;
            throw new SpringApplication.AbandonedRunException();
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> onlyTheLedger = new HashMap<>();
        onlyTheLedger.put("journey.roles", Role.COMMAND.toString());
        onlyTheLedger.put("journey.intake.imports", false);
        if (data != null) {
            onlyTheLedger.put("journey.data", data.toString());
        }
        return onlyTheLedger;
    }

    private void prepare(StoreProperties store) {
        if (store.eventsInAxonServer()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "Events are restored into SQLite or PostgreSQL. Of Axon Server take its own backup, and one of the"
                            + " database beside it (docs/how-to/back-up-and-restore.md)");
        }
        Path where = store.data().toAbsolutePath().normalize();
        requireMasterKey(store, where);
        folder = Embedded.take(where);
        ledgerIsInFolder = !store.tablesInPostgresql();
        Embedded.makeFolder(where, Embedded.UPLOADS);
    }

    /** Before anything is opened, so that it is wrong usage wherever the ledger is. */
    private static void requireMasterKey(StoreProperties store, Path where) {
        Path file = store.masterKeyFile();
        if (store.masterKey() != null || (file != null && Files.isReadable(file))) {
            return;
        }
        if (file != null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no master key: journey.master-key-file (JOURNEY_MASTER_KEY_FILE) names " + file
                            + ", which is not there or may not be read");
        }
        if (store.tablesInPostgresql()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no master key: name the file that holds that of the ledger that was exported with"
                            + " journey.master-key-file (JOURNEY_MASTER_KEY_FILE)");
        }
        if (Files.notExists(where.resolve("master.key"))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "There is no master key: put the file master.key of the ledger that was exported into " + where
                            + ", or name it with journey.master-key-file (JOURNEY_MASTER_KEY_FILE)");
        }
    }
}
