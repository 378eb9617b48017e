package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.server.cli.CommandFailure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.env.MockEnvironment;

class EmbeddedTest {

    @TempDir
    Path data;

    private final PrintWriter progress = new PrintWriter(new StringWriter());

    @Test
    void a_data_folder_is_one_processs_also_where_the_ledger_is_in_postgresql() {
        MockEnvironment settings = new MockEnvironment()
                .withProperty("journey.store", "postgresql")
                .withProperty("journey.roles", "command")
                .withProperty("journey.data", data.toString())
                .withProperty("server.port", "0");
        try (Embedded one = new Embedded(progress);
                Embedded other = new Embedded(progress);
                GenericApplicationContext context = new GenericApplicationContext()) {
            one.begin(settings);

            assertThatThrownBy(() -> other.begin(settings))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("is in use by another journey ledger");
            one.handTo(context);
            assertThat(context.containsBean("dataFolder"))
                    .as("which would be where the master key is")
                    .isFalse();
        }
    }

    @Test
    void what_a_killed_process_left_of_uploads_is_removed() throws Exception {
        MockEnvironment settings = new MockEnvironment()
                .withProperty("journey.roles", "command")
                .withProperty("journey.data", data.toString())
                .withProperty("server.port", "0");
        Path uploads = Files.createDirectories(data.resolve("uploads"));
        Files.writeString(uploads.resolve("upload_17.tmp"), "name;address");

        try (Embedded embedded = new Embedded(progress)) {
            embedded.begin(settings);

            assertThat(uploads).isEmptyDirectory();
        }
    }
}
