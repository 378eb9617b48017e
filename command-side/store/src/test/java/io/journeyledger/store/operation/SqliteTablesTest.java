package io.journeyledger.store.operation;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteTablesTest extends SqlTablesContract {

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
