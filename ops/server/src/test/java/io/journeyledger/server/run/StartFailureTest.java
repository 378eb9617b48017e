package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.journeyledger.store.StoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StartFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journey.store                  | mysql | journey.store is 'mysql': use sqlite, postgresql, axonserver
            journey.postgresql.connections | many  | journey.postgresql.connections is 'many': docs/reference/configuration.md tells
            """)
    void a_setting_is_told_by_its_name(String name, String value, String said) {
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
        BindException failure =
                assertThrows(BindException.class, () -> settings.bindOrCreate("journey", StoreProperties.class));

        assertThat(told(failure)).startsWith("It failed: " + said).doesNotContain("io.journeyledger");
    }

    static Stream<Arguments> causes() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("/srv/master.key"), "there is no file /srv/master.key"),
                Arguments.of(
                        new AccessDeniedException("/srv/master.key"), "who runs this may not read /srv/master.key"),
                Arguments.of(new IOException("the line broke"), "the line broke"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void a_file_is_told_with_what_is_wrong_with_it(IOException cause, String said) {
        assertThat(told(new UncheckedIOException(cause))).isEqualTo("It failed: " + said);
    }

    @Test
    void a_database_that_is_away_is_told_with_its_address() {
        SQLException away = new SQLException("Connection to db:1 refused", new ConnectException("Connection refused"));

        assertThat(told(new IllegalStateException("no pool", away)))
                .isEqualTo("It failed: the database of the ledger cannot be used: Connection to db:1 refused");
    }

    private static String told(RuntimeException failure) {
        return String.valueOf(
                StartFailure.explained("It failed", failure, false).getMessage());
    }
}
