package io.journeyledger.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where root starts the server, the folder is another user's since the last start: a link that was put there leads
 * nowhere.
 */
class ChildFolderTest {
    @TempDir
    Path temporary;

    private Path elsewhere = Path.of("");
    private ChildFolder folder = new ChildFolder(Path.of(""));

    @BeforeEach
    void make() throws IOException {
        elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        folder = new ChildFolder(Files.createDirectory(temporary.resolve("elasticsearch")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"elasticsearch.yml", "jvm.options", "log4j2.properties"})
    void a_configuration_is_not_written_to_where_a_link_leads(String name) throws Exception {
        Path other = Files.writeString(elsewhere.resolve("file"), "of others");
        Files.createDirectories(folder.config());
        Files.createSymbolicLink(folder.config().resolve(name), other);

        write();

        assertThat(other).hasContent("of others");
        assertThat(folder.config().resolve(name)).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "logs", "tmp", "config/jvm.options.d"})
    void nothing_is_written_or_removed_in_a_folder_that_a_link_leads_to(String name) throws Exception {
        for (String log : List.of("console.log", "http.ports", "journey-ledger.log")) {
            Files.writeString(elsewhere.resolve(log), "of others");
        }
        Files.createDirectories(folder.root().resolve(name).getParent());
        Files.createSymbolicLink(folder.root().resolve(name), elsewhere);

        write();

        assertThat(elsewhere.toFile().list())
                .containsExactlyInAnyOrder("console.log", "http.ports", "journey-ledger.log");
    }

    @Test
    void the_lock_is_not_made_where_a_link_leads() throws IOException {
        Files.createSymbolicLink(folder.lock(), elsewhere.resolve("lock"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> FolderLock.take(folder));

        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void the_files_of_others_that_links_lead_to_keep_their_owner() throws IOException {
        Path other = Files.writeString(elsewhere.resolve("file"), "of others");
        assumeThat(Files.getAttribute(other, "unix:uid"))
                .as("only root gives files away")
                .isEqualTo(0);
        Path link = Files.createSymbolicLink(folder.root().resolve("link"), other);

        Privileges.own(folder, 65_534);

        assertThat(Files.getAttribute(other, "unix:uid")).isEqualTo(0);
        assertThat(Files.getAttribute(link, "unix:uid", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(65_534);
    }

    private void write() throws IOException {
        folder.write(ElasticsearchSettings.in(folder.root()));
    }
}
