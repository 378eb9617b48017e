package io.journeyledger.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key that is made at the first start of an embedded installation. */
class MasterKeyFileTest {

    @TempDir
    Path folder;

    /** A process that can make files and write nothing into them, as on a full disk. */
    static final class WithoutRoom {

        private WithoutRoom() {}

        public static void main(String[] args) {
            MasterKey.ofFolder(Path.of(args[0]));
        }
    }

    @Test
    void aFirstStartWithoutRoomLeavesNoKeyAndTheNextOneMakesIt() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(java));
        Process first = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "ulimit -f 0; exec \"$@\"",
                        "sh",
                        java.toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutRoom.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(first.waitFor()).as(said).isNotZero();
        assertThat(said).contains("The master key file " + folder.resolve("master.key") + " cannot be made");
        assertThat(folder.resolve("master.key")).doesNotExist();
        assertThat(MasterKey.ofFolder(folder)).isEqualTo(MasterKey.ofFolder(folder));
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("master.key"));
    }

    @Test
    void onlyItsOwnerCanReadIt() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        MasterKey.ofFolder(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("master.key"))))
                .isEqualTo("rw-------");
    }
}
