package io.journeyledger.store.database;

import io.journeyledger.store.memory.OfTransaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers that stand for journeys in rows, asked for many journeys at once: a bulk names each of them many times.
 * They never change once they are committed, so the last {@value #MOST} or so are remembered, about 8 MB. What a
 * transaction learns is known to that transaction only, until it commits: a number that was rolled back is given to
 * another journey.
 */
public final class JourneyNumbers {

    private static final int MOST = 50_000;

    private final Map<String, Long> committed = new ConcurrentHashMap<>();

    private final OfTransaction<Map<String, Long>> uncommitted = new OfTransaction<>(HashMap::new, this::remember);

    JourneyNumbers() {}

    /** Numbers by ids, as the connection sees them; a journey that has none is left out. */
    public static Map<String, Long> of(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Long> numbers = HashMap.newHashMap(ids.size());
        ManyValues.ask(
                connection,
                "SELECT id, number FROM journey WHERE id IN (%s)",
                List.copyOf(ids),
                PreparedStatement::setString,
                row -> numbers.put(row.getString(1), row.getLong(2)));
        return numbers;
    }

    /** The same for a transaction that writes, over its connection. */
    public Map<String, Long> known(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Long> own = uncommitted.open();
        Map<String, Long> numbers = HashMap.newHashMap(ids.size());
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            Long number = committed.get(id);
            if (number == null && own != null) {
                number = own.get(id);
            }
            if (number == null) {
                unknown.add(id);
            } else {
                numbers.put(id, number);
            }
        }
        Map<String, Long> asked = of(connection, unknown);
        numbers.putAll(asked);
        if (own != null) {
            own.putAll(asked);
        }
        return numbers;
    }

    private void remember(Map<String, Long> numbers) {
        if (committed.size() > MOST) {
            committed.clear();
        }
        committed.putAll(numbers);
    }
}
