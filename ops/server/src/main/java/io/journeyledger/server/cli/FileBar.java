package io.journeyledger.server.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far a file is read. */
final class FileBar implements AutoCloseable {
    private final Path file;
    private final @Nullable ProgressBar bar;
    private long read;

    FileBar(String task, Path file) {
        this.file = file;
        this.bar = Terminal.isThere()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(size(file))
                        .setUnit(" MiB", 1 << 20)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build()
                : null;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() throws IOException {
        return new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read() throws IOException {
                int one = super.read();
                read += one < 0 ? 0 : 1;
                return one;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int some = super.read(bytes, from, length);
                read += Math.max(some, 0);
                return some;
            }
        };
    }

    /** @param events so far */
    void show(long events) {
        if (bar != null) {
            bar.stepTo(read);
            bar.setExtraMessage(String.format(Locale.ROOT, "%,d events", events));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
