package io.journeyledger.store.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("ledger.csv"), "x");

        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The data folder " + file + " cannot be used: it is a file, name a folder");
    }
}
