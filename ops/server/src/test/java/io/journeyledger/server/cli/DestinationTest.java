package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.server.exit.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the files that exports write. */
class DestinationTest {
    private static final String DOCUMENTS = "{\"_id\":\"J1\"}\n{\"_id\":\"J2\"}\n";

    @TempDir
    Path folder;

    /** Something between the server and this command may unpack answers. */
    @Test
    void what_comes_in_clear_is_compressed_where_the_name_says_so() throws IOException {
        Path file = folder.resolve("customers.ndjson.gz");
        try (Answering server = new Answering(200, DOCUMENTS)) {
            assertThat(export(server, file)).isEqualTo(ExitCode.DONE);
        }

        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(DOCUMENTS);
        }
    }

    @Test
    void what_comes_compressed_is_not_compressed_again() throws IOException {
        Path file = folder.resolve("customers.ndjson.gz");
        try (Answering server = new Answering(200, "as the server packs it", "Content-Encoding", "gzip")) {
            assertThat(export(server, file)).isEqualTo(ExitCode.DONE);
        }

        assertThat(file).hasContent("as the server packs it");
    }

    /** The name that it has while it is not whole is too long. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--resume"})
    void a_file_that_cannot_be_written_is_told_as_such_before_anything_is_asked(String resume) throws IOException {
        Path file = folder.resolve("x".repeat(252));
        try (Answering server = new Answering(200, DOCUMENTS)) {
            int exitCode = resume.isEmpty() ? export(server, file) : export(server, file, resume);

            assertThat(exitCode).isEqualTo(ExitCode.FAILED);
            assertThat(server.err())
                    .startsWith("ndjson failed: " + file)
                    .contains("too long")
                    .doesNotContain("broke off");
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void what_is_refused_leaves_nothing_to_go_on_in_and_nothing_that_came_before_is_lost() throws IOException {
        Path file = folder.resolve("customers.ndjson");
        Path part = folder.resolve("customers.ndjson.part");
        try (Answering server = new Answering(503, "")) {
            assertThat(export(server, file, "--resume")).isEqualTo(ExitCode.NOT_READY);
            assertThat(folder).isEmptyDirectory();

            Files.writeString(part, DOCUMENTS);
            assertThat(export(server, file, "--resume")).isEqualTo(ExitCode.NOT_READY);
            assertThat(part).hasContent(DOCUMENTS);
        }
    }

    private static int export(Answering server, Path file, String... more) {
        List<String> words = new ArrayList<>(List.of("export", "ndjson", "--view", "customers", "-o", file.toString()));
        words.addAll(List.of(more));
        return server.run(words.toArray(String[]::new));
    }
}
