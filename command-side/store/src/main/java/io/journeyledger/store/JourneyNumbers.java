package io.journeyledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** The numbers that stand for journeys in rows, asked for many journeys at once: a bulk names each of them many times. */
public final class JourneyNumbers {

    private static final int AT_ONCE = 500;

    private JourneyNumbers() {}

    /** Numbers by ids, as the connection sees them; a journey that has none is left out. */
    public static Map<String, Long> of(Connection connection, Collection<String> ids) throws SQLException {
        Map<String, Long> numbers = HashMap.newHashMap(ids.size());
        Iterator<String> rest = ids.iterator();
        for (int left = ids.size(); left > 0; left -= AT_ONCE) {
            int some = Math.min(left, AT_ONCE);
            String marks = String.join(",", Collections.nCopies(some, "?"));
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT id, number FROM journey WHERE id IN (" + marks + ")")) {
                for (int i = 1; i <= some; i++) {
                    select.setString(i, rest.next());
                }
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        numbers.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
        }
        return numbers;
    }
}
