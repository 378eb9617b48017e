package io.journeyledger.store.operation;

import io.journeyledger.store.StoreUnderTest;
import java.util.Map;

class PostgresTablesTest extends SqlTablesContract {

    /** One database, however often it is opened. */
    private Map<String, Object> properties = Map.of();

    @Override
    protected Map<String, Object> properties() {
        if (properties.isEmpty()) {
            properties = StoreUnderTest.onPostgres();
        }
        return properties;
    }
}
