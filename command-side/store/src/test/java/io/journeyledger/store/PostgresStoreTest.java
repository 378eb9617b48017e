package io.journeyledger.store;

import io.journeyledger.store.support.PrivatePostgres;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

class PostgresStoreTest extends SqlStoreContract {

    private String url = "";

    @Override
    Map<String, Object> properties() {
        if (url.isEmpty()) {
            Assumptions.assumeTrue(
                    PrivatePostgres.isInstalled(), "PostgreSQL is not installed: no initdb and postgres found");
            url = PrivatePostgres.shared().newDatabase();
        }
        return Map.of(
                "journey.store",
                "postgresql",
                "journey.postgresql.url",
                url,
                "journey.master-key",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    }
}
