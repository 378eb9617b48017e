package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.server.exit.CommandFailure;
import io.journeyledger.server.exit.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.support.SystemEnvironmentPropertySourceEnvironmentPostProcessor;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

class EmbeddedTest {
    private static final String DISTRIBUTION = "ledger.elasticsearch.home";

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
    void uploads_are_for_their_owner_only_whatever_the_folder_above_them() throws Exception {
        assumeTrue(data.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        MockEnvironment settings = new MockEnvironment()
                .withProperty("journey.roles", "command")
                .withProperty("journey.data", data.toString())
                .withProperty("server.port", "0");

        try (Embedded embedded = new Embedded(progress)) {
            embedded.begin(settings);
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("uploads"))))
                .isEqualTo("rwx------");
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.port                 | 99999   | server.port is '99999': use a port from 1 to 65535, or 0
            server.port                 | -1      | server.port is '-1': use a port from 1 to 65535, or 0
            server.servlet.context-path | /ledger | server.servlet.context-path is '/ledger': pages and API are served from the root
            spring.mvc.servlet.path     | /ledger | spring.mvc.servlet.path is '/ledger': pages and API are served from the root
            """)
    void a_setting_that_cannot_be_served_by_is_refused_by_its_name(String name, String value, String said) {
        MockEnvironment settings = new MockEnvironment()
                .withProperty("journey.roles", "command")
                .withProperty("journey.data", data.toString())
                .withProperty("server.port", "0")
                .withProperty(name, value);
        try (Embedded embedded = new Embedded(progress)) {
            assertThatThrownBy(() -> embedded.begin(settings))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageStartingWith(said);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SERVER_PORT                              | http | server.port is 'http': use a whole number
            JOURNEY_ELASTICSEARCH_HEAP_MEGABYTES     | 1g   | journey.elasticsearch.heap-megabytes is '1g': use a whole number
            """)
    void a_setting_of_a_wrong_type_is_told_by_its_name_and_where_it_is(String variable, String value, String said) {
        StandardEnvironment settings = new StandardEnvironment();
        String variables = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        Map<String, Object> set = Map.of(variable, value, "JOURNEY_DATA", data.toString());
        settings.getPropertySources().replace(variables, new SystemEnvironmentPropertySource(variables, set));
        // As Boot does.
        new SystemEnvironmentPropertySourceEnvironmentPostProcessor()
                .postProcessEnvironment(settings, new SpringApplication());
        ConfigurationPropertySources.attach(settings);
        try (Embedded embedded = new Embedded(progress)) {
            RuntimeException refusal = assertThrows(RuntimeException.class, () -> embedded.begin(settings));

            assertThat(StartFailure.explained("It failed", refusal, false))
                    .hasMessageStartingWith("It failed: " + said)
                    .hasMessageEndingWith("It is set by System Environment Property \"" + variable + "\"");
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_start_of_elasticsearch_that_fails_in_an_unforeseen_way_is_told_and_waited_for_no_longer() throws Exception {
        Path distribution = Files.createDirectories(data.resolve("broken"));
        Files.createFile(Files.createDirectory(distribution.resolve("bin")).resolve("elasticsearch"));
        byte[] noText = {(byte) 0xff, (byte) 0xff};
        Files.write(Files.createDirectory(distribution.resolve("config")).resolve("jvm.options"), noText);
        MockEnvironment settings = new MockEnvironment()
                .withProperty("journey.data", data.resolve("data").toString())
                .withProperty("server.port", "0");
        System.setProperty(DISTRIBUTION, distribution.toString());
        try (Embedded embedded = new Embedded(progress);
                GenericApplicationContext context = new GenericApplicationContext()) {
            embedded.begin(settings);
            embedded.handTo(context);
            SmartLifecycle start = (SmartLifecycle)
                    Objects.requireNonNull(context.getBeanFactory().getSingleton("elasticsearchIsUp"));

            RuntimeException failure = assertThrows(RuntimeException.class, start::start);

            assertThat(StartFailure.explained("It failed", failure, false))
                    .hasMessageStartingWith("Elasticsearch could not be started")
                    .extracting(CommandFailure::exitCode)
                    .isEqualTo(ExitCode.ELASTICSEARCH);
        } finally {
            System.clearProperty(DISTRIBUTION);
        }
    }
}
