package io.journeyledger.store;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SqlStoreContract {

    @TempDir
    static Path folder;

    @Override
    Map<String, Object> properties() {
        return Map.of(
                "journey.store",
                "sqlite",
                "journey.data",
                folder.resolve("data").toString());
    }
}
