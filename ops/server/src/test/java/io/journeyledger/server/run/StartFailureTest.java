package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.journeyledger.store.settings.StoreProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

class StartFailureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journey.store                  | mysql | journey.store is 'mysql': use sqlite, postgresql, axonserver
            journey.postgresql.connections | many  | journey.postgresql.connections is 'many': use a whole number
            """)
    void a_setting_is_told_by_its_name(String name, String value, String said) {
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(name, value)));
        BindException failure =
                assertThrows(BindException.class, () -> settings.bindOrCreate("journey", StoreProperties.class));

        assertThat(told(failure)).startsWith("It failed: " + said).doesNotContain("io.journeyledger");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            journey.intake.clock-skew       | five  | journey.intake.clock-skew is 'five': use a duration such as 5m, 90s or PT5M
            journey.intake.snapshot-every   | often | journey.intake.snapshot-every is 'often': use a whole number
            """)
    void a_setting_that_one_part_asks_for_is_told_by_its_name(String name, String value, String said) {
        AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext();
        parts.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()); // as Boot does
        parts.getEnvironment().getPropertySources().addFirst(new MapPropertySource("typed", Map.of(name, value)));
        parts.register(Parts.class);

        assertThat(told(assertThrows(RuntimeException.class, parts::refresh))).startsWith("It failed: " + said);
    }

    /** Asks for settings as the parts of the program do. */
    @Configuration(proxyBeanMethods = false)
    static class Parts {
        @Bean
        Map<String, Object> settings(
                @Value("${journey.intake.clock-skew:5m}") Duration skew,
                @Value("${journey.intake.snapshot-every:250}") int events) {
            return Map.of("skew", skew, "events", events);
        }
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
