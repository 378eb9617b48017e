package io.journeyledger.store;

import java.util.Map;

class PostgresStoreTest extends SqlStoreContract {

    /** One database, however often it is opened. */
    private Map<String, Object> properties = Map.of();

    @Override
    Map<String, Object> properties() {
        if (properties.isEmpty()) {
            properties = StoreUnderTest.onPostgres();
        }
        return properties;
    }
}
