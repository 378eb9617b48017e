package io.journeyledger.store.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ids of journeys by their numbers, as committed; they never change. An ordered pass meets each journey many times, and
 * to join and read its id for every event would take half of the reading. Bounded: numbers share {@value #SLOTS}
 * places, about 25 MB when all are taken. Safe for use by many threads: a place holds an immutable pair or nothing.
 */
final class JourneyNames {

    private static final int SLOTS = 1 << 18;

    /** Numbers a query; their digits stand in the statement, so that one form serves both databases. */
    private static final int AT_ONCE = 1_000;

    private final @Nullable Name[] names = new Name[SLOTS];

    private record Name(long number, String id) {}

    @Nullable
    String find(long number) {
        Name name = names[slot(number)];
        return name != null && name.number() == number ? name.id() : null;
    }

    /** Reads the ids of these numbers; each of them is the number of a committed event's journey. */
    Map<Long, String> load(Connection connection, Collection<Long> numbers) throws SQLException {
        Map<Long, String> loaded = new HashMap<>(numbers.size() * 2);
        Iterator<Long> rest = numbers.iterator();
        try (Statement select = connection.createStatement()) {
            while (rest.hasNext()) {
                StringBuilder sql = new StringBuilder("SELECT number, id FROM journey WHERE number IN (");
                for (int i = 0; i < AT_ONCE && rest.hasNext(); i++) {
                    sql.append(i == 0 ? "" : ",").append(rest.next().longValue());
                }
                try (ResultSet rows = select.executeQuery(sql.append(')').toString())) {
                    while (rows.next()) {
                        Name name = new Name(rows.getLong(1), rows.getString(2));
                        names[slot(name.number())] = name;
                        loaded.put(name.number(), name.id());
                    }
                }
            }
        }
        return loaded;
    }

    private static int slot(long number) {
        return (int) number & (SLOTS - 1);
    }
}
