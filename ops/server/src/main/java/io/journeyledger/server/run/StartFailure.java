package io.journeyledger.server.run;

import io.journeyledger.elasticsearch.ElasticsearchFailure;
import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;

/** Why what was begun cannot go on, for the person at the terminal. */
final class StartFailure {
    private StartFailure() {}

    /**
     * @param what failed
     * @param logIsOpen whether what is not understood can be logged
     */
    static CommandFailure explained(String what, RuntimeException failure, boolean logIsOpen) {
        String why = null;
        Throwable root = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            root = at;
            switch (at) {
                case CommandFailure said -> {
                    return said;
                }
                case ElasticsearchFailure said -> {
                    return new CommandFailure(ExitCode.ELASTICSEARCH, String.valueOf(said.getMessage()), failure);
                }
                case PortInUseException taken -> {
                    return new CommandFailure(
                            ExitCode.TAKEN,
                            "Port " + taken.getPort() + " is taken: choose another with --port",
                            failure);
                }
                default -> why = why == null ? said(at) : why;
            }
        }
        if (logIsOpen) {
            LoggerFactory.getLogger(StartFailure.class).error(what, failure);
        }
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return new CommandFailure(ExitCode.FAILED, what + ": " + (why == null ? message : why), failure);
    }

    /** What is better told by what failed than by its last cause; none when it is not. */
    private static @Nullable String said(Throwable failure) {
        return switch (failure) {
            case BindException setting -> wrong(setting);
            case UnsatisfiedDependencyException part -> WrongValue.told(part);
            case NoSuchFileException missing -> "there is no file " + missing.getFile();
            case AccessDeniedException denied -> "who runs this may not read " + denied.getFile();
            case SQLException database -> "the database of the ledger cannot be used: " + database.getMessage();
            default -> null;
        };
    }

    private static @Nullable String wrong(BindException setting) {
        ConfigurationProperty property = setting.getProperty();
        if (property == null) {
            return null;
        }
        Class<?> type = setting.getTarget().getType().resolve(Object.class);
        String choices = type.isEnum()
                ? Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
                        .map(each -> each.toString().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", "use ", ""))
                : WrongValue.allowed(type);
        String origin = property.getOrigin() == null ? "" : ". It is set by " + property.getOrigin();
        return property.getName() + " is '" + property.getValue() + "': " + choices + origin;
    }
}
