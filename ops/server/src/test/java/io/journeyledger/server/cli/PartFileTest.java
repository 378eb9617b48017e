package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.server.exit.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFileTest {

    private static final String LONG = "x".repeat(70_000); // more than is read back at once

    private static final String LINES = """
            {"_id":"J1:0","text":"%s"}
            {"_id":"J2:10","text":"ä"}
            """.formatted(LONG);

    private static final String BULK = """
            {"index":{"_id":"J1:0"}}
            {"text":"%s"}
            {"index":{"_id":"J2:\\"10"}}
            {"text":"ä","index":1}
            """.formatted(LONG);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path whole = Path.of("");
    private Path part = Path.of("");

    @BeforeEach
    void name() {
        whole = folder.resolve("documents.ndjson");
        part = folder.resolve("documents.ndjson.part");
    }

    @Test
    void a_pipe_is_written_to_and_stays_one() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        PartFile.of(pipe, false).write(new ByteArrayInputStream("rows".getBytes(StandardCharsets.UTF_8)));

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("rows");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void wherever_a_line_broke_what_is_whole_stays_and_is_gone_on_after() throws IOException {
        byte[] all = LINES.getBytes(StandardCharsets.UTF_8);
        int first = LINES.indexOf('\n') + 1;
        for (int length : new int[] {0, 1, first - 1, first, first + 1, first + 5, all.length - 3, all.length - 1}) {
            Files.write(part, Arrays.copyOf(all, length));

            PartFile resumed = PartFile.of(whole, true);

            assertThat(resumed.last()).as("%d bytes", length).isEqualTo(length < first ? null : "J1:0");
            assertThat(Files.size(part)).isEqualTo(length < first ? 0 : first);
        }
        Files.write(part, all);
        assertThat(PartFile.of(whole, true).last()).isEqualTo("J2:10");
        assertThat(part).hasBinaryContent(all);
    }

    @Test
    void a_document_of_the_bulk_form_is_two_lines() throws IOException {
        byte[] all = BULK.getBytes(StandardCharsets.UTF_8);
        int second = BULK.indexOf("{\"index\":{\"_id\":\"J2");
        int document = BULK.indexOf("{\"text\":\"ä");
        for (int length : new int[] {second, second + 3, document - 1, document, document + 1, all.length - 1}) {
            Files.write(part, Arrays.copyOf(all, length));

            assertThat(PartFile.of(whole, true).last()).as("%d bytes", length).isEqualTo("J1:0");
            assertThat(Files.size(part)).isEqualTo(second);
        }
        Files.write(part, all);
        assertThat(PartFile.of(whole, true).last()).isEqualTo("J2:\"10");
    }

    @Test
    void what_goes_on_is_appended_and_takes_the_name_when_it_is_whole() throws IOException {
        Files.writeString(part, "{\"_id\":\"a\"}\n{\"_id");
        Files.writeString(whole, "older");
        PartFile resumed = PartFile.of(whole, true);

        try (OutputStream out = resumed.append()) {
            out.write("{\"_id\":\"b\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(whole).hasContent("older");
        resumed.complete();

        assertThat(whole).hasContent("{\"_id\":\"a\"}\n{\"_id\":\"b\"}\n");
        assertThat(part).doesNotExist();
    }

    @Test
    void what_is_not_to_be_resumed_takes_the_name_when_it_is_whole_too() throws IOException {
        Files.writeString(whole, "older");
        PartFile anew = PartFile.of(whole, false);

        try (OutputStream out = anew.append()) {
            out.write("{\"_id\":\"b\"}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(whole).hasContent("older");
        anew.complete();

        assertThat(whole).hasContent("{\"_id\":\"b\"}\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    /** They may hold personal texts, and a folder may be open to others. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_new_file_is_its_owners_only(boolean kept) throws IOException {
        PartFile file = PartFile.of(whole, kept);
        if (!kept) {
            Files.writeString(folder.resolve("documents.ndjson.new"), "left by one that was killed");
        }

        try (OutputStream out = file.append()) {
            out.write("{\"_id\":\"b\"}\n".getBytes(StandardCharsets.UTF_8));
            if (kept) {
                assertThat(rights(part)).isEqualTo("rw-------");
            }
        }
        file.complete();

        assertThat(rights(whole)).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_is_replaced_keeps_its_rights() throws IOException {
        Files.writeString(whole, "older");
        Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-rw-r--"));

        PartFile.of(whole, false).write(new ByteArrayInputStream(new byte[1]));

        assertThat(rights(whole)).isEqualTo("rw-rw-r--");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void two_that_write_to_one_name_leave_each_other_alone() throws IOException {
        PartFile first = PartFile.of(whole, false);
        PartFile second = PartFile.of(whole, false);

        try (OutputStream one = first.append();
                OutputStream other = second.append()) {
            one.write("{\"_id\":\"a\"}\n".getBytes(StandardCharsets.UTF_8));
            other.write("{\"_id\":\"b\",\"longer\":true}\n".getBytes(StandardCharsets.UTF_8));
        }
        first.complete();
        assertThat(whole).hasContent("{\"_id\":\"a\"}\n");

        second.complete();
        assertThat(whole).hasContent("{\"_id\":\"b\",\"longer\":true}\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void only_what_was_to_be_resumed_is_gone_on_in() throws IOException {
        PartFile first = PartFile.of(whole, false);
        try (OutputStream out = first.append()) {
            out.write("{\"_id\":\"a\"}\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(PartFile.of(whole, true).last()).isNull();
        assertThat(PartFile.of(whole, false).last()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,born\n", "\n", "[1]\n", "{\"a\":1}\n{\"b\":2}\n", "\0\0\n"})
    void leaves_a_file_of_something_else_alone(String content) throws IOException {
        Files.writeString(part, content);

        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> PartFile.of(whole, true))
                .withMessageContaining("documents.ndjson.part")
                .withMessageContaining("delete or move it");
        assertThat(part).hasContent(content);
    }

    @Test
    void names_the_folder_that_is_not_there() {
        assertThatExceptionOfType(CommandFailure.class)
                .isThrownBy(() -> PartFile.of(folder.resolve("none").resolve("file"), false))
                .withMessageContaining("none");
    }
}
