package io.journeyledger.store.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Asks about many values, some hundred at a time, by one statement that is made once: to parse a list of so many places
 * takes about as long as to answer it.
 */
public final class ManyValues {

    private static final int AT_ONCE = 500;

    private ManyValues() {}

    /** Binds a value. */
    @FunctionalInterface
    public interface Parameter<T> {
        void bind(PreparedStatement statement, int index, T value) throws SQLException;
    }

    /** Takes a row. */
    @FunctionalInterface
    public interface Row {
        void take(ResultSet row) throws SQLException;
    }

    /**
     * @param select with {@code %s} in the place of the values; a row must not hang on how often one is named
     * @param values best in the order of the index that finds them: neighbours stand on the same page
     */
    public static <T> void ask(Connection connection, String select, List<T> values, Parameter<T> parameter, Row row)
            throws SQLException {
        int size = Math.min(values.size(), AT_ONCE);
        if (size == 0) {
            return;
        }
        String marks = String.join(",", Collections.nCopies(size, "?"));
        try (PreparedStatement statement = connection.prepareStatement(select.formatted(marks))) {
            for (int from = 0; from < values.size(); from += size) {
                for (int i = 0; i < size; i++) {
                    // The last places of the last list are filled with its last value.
                    parameter.bind(statement, i + 1, values.get(Math.min(from + i, values.size() - 1)));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        row.take(rows);
                    }
                }
            }
        }
    }
}
