package io.journeyledger.store.engine;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends SqlStoreContract {

    @TempDir
    static Path folder;

    @Override
    protected Map<String, Object> properties() {
        return Map.of(
                "journey.store",
                "sqlite",
                "journey.data",
                folder.resolve("data").toString());
    }
}
