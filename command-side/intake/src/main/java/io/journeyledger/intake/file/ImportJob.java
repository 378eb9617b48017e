package io.journeyledger.intake.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One import of one file, and its receipt: {@code read = recorded + duplicate + rejected}.
 *
 * @param mapping name of the mapping
 * @param bytes size of the file
 * @param done bytes of it that are dealt with
 * @param read rows
 * @param recorded rows whose facts are in the ledger now
 * @param duplicate rows that were in the ledger before
 * @param rejected rows that were not accepted; they are kept
 * @param message why it failed, or what it waits for in the process that was asked; none otherwise
 */
public record ImportJob(
        String id,
        String mapping,
        String file,
        State state,
        long bytes,
        long done,
        long read,
        long recorded,
        long duplicate,
        long rejected,
        @Nullable String message,
        Instant createdAt,
        Instant updatedAt) {

    /** Where the import stands. */
    public enum State {
        RUNNING,
        /** Ends after the rows it is at. */
        CANCELLING,
        DONE,
        FAILED,
        CANCELLED;

        public boolean isOver() {
            return this != RUNNING && this != CANCELLING;
        }
    }

    ImportJob saying(String message) {
        return new ImportJob(
                id, mapping, file, state, bytes, done, read, recorded, duplicate, rejected, message, createdAt,
                updatedAt);
    }

    /** Share of the file that is dealt with, 0 to 100. */
    public int percent() {
        return bytes == 0 || state == State.DONE ? 100 : (int) (100 * done / bytes);
    }
}
