package io.journeyledger.store.database;

import com.zaxxer.hikari.HikariDataSource;

/** A database that is as another one, over connections of a test. */
public final class DatabaseOver {

    private DatabaseOver() {}

    public static Database pool(HikariDataSource pool, Database like) {
        return new Database(like.dialect(), pool, pool);
    }
}
