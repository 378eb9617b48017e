package io.journeyledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A ledger of made-up entries that stays when a bench is over: to fill one of millions takes longer than to measure it.
 *
 * @param folder holds nothing else
 * @param entries how many
 */
record KeptLedger(Path folder, int entries) {

    /** @throws IllegalArgumentException when the folder holds another ledger, or one that was not filled to its end */
    KeptLedger {
        try {
            if (Files.isDirectory(folder)) {
                check(folder, entries);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void check(Path folder, int entries) throws IOException {
        Path filled = mark(folder);
        if (Files.exists(filled)) {
            int held = Integer.parseInt(Files.readString(filled).strip());
            if (held != entries) {
                throw new IllegalArgumentException("The ledger in " + folder + " has " + held + " entries, not "
                        + entries + ": say --events " + held + " or name another folder");
            }
        } else if (!Scratch.isEmpty(folder)) {
            throw new IllegalArgumentException(
                    folder + " holds something else, or a ledger that was not filled to its end: name another folder");
        }
    }

    void fillOnce(Scratch scratch, Program program) throws Exception {
        Path filled = mark(folder);
        if (Files.notExists(filled)) {
            Path file = Entries.write(scratch.file("kept.ndjson"), entries);
            program.importFile(file);
            Files.delete(file);
            Files.writeString(filled, entries + "\n");
        }
    }

    private static Path mark(Path folder) {
        return folder.resolve("entries");
    }
}
