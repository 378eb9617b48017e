package io.journeyledger.server.cli;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output that says when it takes no more: {@code System.out} would swallow it, and half a file pass for a
 * whole.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream file = new FileOutputStream(FileDescriptor.out);

    static CommandFailure full(String why) {
        return new CommandFailure(ExitCode.FAILED, "Not all could be written to standard output: " + why);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /** @throws CommandFailure when its disk is full or its reader has gone, {@code head} for example */
    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            file.write(bytes, from, length);
        } catch (IOException e) {
            throw full(String.valueOf(e.getMessage()));
        }
    }
}
