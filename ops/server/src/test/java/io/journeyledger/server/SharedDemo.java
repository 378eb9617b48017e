package io.journeyledger.server;

import static org.junit.jupiter.api.extension.ExtensionContext.StoreScope.LAUNCHER_SESSION;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/**
 * The demo and a browser, for all classes that look at its pages: started by the first, stopped after the last. What a
 * test records there the others see, so they count nothing that another could add to.
 */
final class SharedDemo implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedDemo.class);

    private record Running(Path folder, LedgerProcess ledger, Chromium chromium) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("journey-ledger-demo");
                LedgerProcess ledger = LedgerProcess.up(folder.resolve("data"), "--demo");
                ledger.awaitViews();
                return new Running(folder, ledger, Chromium.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            chromium.close();
            ledger.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == LedgerProcess.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Running running = test.getStore(LAUNCHER_SESSION, HERE)
                .computeIfAbsent(Running.class, _ -> Running.start(), Running.class);
        return parameter.getParameter().getType() == Chromium.class ? running.chromium : running.ledger;
    }
}
