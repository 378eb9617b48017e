package io.journeyledger.elasticsearch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a process was started with: {@link ProcessHandle} cuts it after one page, and a Java command line is longer. */
public final class WholeCommandLine {

    private WholeCommandLine() {}

    /** @return empty where it is not to be known, such as of another user's process */
    public static String of(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException _) {
            return process.info().commandLine().orElse("");
        }
    }
}
