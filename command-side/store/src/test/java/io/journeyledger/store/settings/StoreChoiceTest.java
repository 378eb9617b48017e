package io.journeyledger.store.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.store.StoreUnderTest;
import io.journeyledger.store.database.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StoreChoiceTest {

    @TempDir
    Path folder;

    @Test
    void an_address_that_is_set_and_empty_is_none() {
        StoreProperties store = new Binder(new MapConfigurationPropertySource(
                        Map.of("journey.store", "axonserver", "journey.postgresql.url", "")))
                .bindOrCreate("journey", StoreProperties.class);

        assertThat(store.tablesInPostgresql()).isFalse();
    }

    @Test
    void an_address_is_no_code() {
        try (StoreUnderTest store = StoreUnderTest.open(Map.of(
                "journey.data", folder.toString(), "journey.postgresql.url", "jdbc:postgresql://host/o'brien's"))) {
            assertThat(store.get(DataFolder.class).ledgerFile()).isRegularFile();
        }
    }
}
