package io.journeyledger.server.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what is written, and shows on a terminal how many documents, or other things of some lines each, that is.
 */
final class DocumentBar extends FilterOutputStream {
    private final int linesOfADocument;
    private final @Nullable ProgressBar bar;
    private long lines;

    /**
     * @param things what they are called
     * @param total how many; -1 when it is not known
     * @param linesOfADocument 0 when lines cannot be counted: then the bar shows only that something goes on
     */
    DocumentBar(OutputStream out, String things, long total, int linesOfADocument) {
        super(out);
        this.linesOfADocument = linesOfADocument;
        this.bar = Terminal.isThere()
                ? new ProgressBarBuilder()
                        .setTaskName("export")
                        .setInitialMax(linesOfADocument == 0 ? -1 : total)
                        .setUnit(" " + things, 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build()
                : null;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        if (bar != null && linesOfADocument > 0) {
            for (int i = from; i < from + length; i++) {
                lines += bytes[i] == '\n' ? 1 : 0;
            }
            bar.stepTo(lines / linesOfADocument);
        }
    }

    @Override
    public void close() throws IOException {
        if (bar != null) {
            bar.close();
        }
        super.close();
    }
}
