package io.journeyledger.store.engine;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of many events share: its JSON up to the entry's id, which is its last part. As a number in an
 * event's row it takes one or two bytes instead of fifty.
 *
 * <p>Read ones are remembered: numbers share {@value #SLOTS} places, a few megabytes when all are taken. Some sources tell
 * another correlation with each entry, and have as many origins. Safe for use by many threads: a place holds an
 * immutable pair or nothing.
 */
final class Origins {

    private static final int SLOTS = 1 << 14;

    private static final byte[] TAIL = {'"', '}'};

    private static final String FIND = "SELECT number FROM origin WHERE head = ?";
    private static final String ADD = "INSERT INTO origin (head) VALUES (?) ON CONFLICT DO NOTHING";

    /** Committed ones, which never change. */
    private final @Nullable Head[] heads = new Head[SLOTS];

    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    private record Head(int number, byte[] json) {}

    /** Numbers of these heads; those that have none get one in the caller's transaction. */
    static Map<String, Integer> numbers(Connection connection, Collection<String> heads) throws SQLException {
        Map<String, Integer> numbers = new HashMap<>();
        try (PreparedStatement find = connection.prepareStatement(FIND);
                PreparedStatement add = connection.prepareStatement(ADD)) {
            for (String head : heads) {
                Integer number = number(find, head);
                if (number == null) {
                    add.setString(1, head);
                    add.executeUpdate();
                    number = number(find, head);
                }
                numbers.put(head, java.util.Objects.requireNonNull(number));
            }
        }
        return numbers;
    }

    private static @Nullable Integer number(PreparedStatement find, String head) throws SQLException {
        find.setString(1, head);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? row.getInt(1) : null;
        }
    }

    /** The metadata of a row: the counterpart of {@link NewMetadata#of}. */
    byte[] metadata(Connection connection, int origin, byte[] id) throws SQLException {
        byte[] head = head(connection, origin);
        byte[] whole = new byte[head.length + id.length + TAIL.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(id, 0, whole, head.length, id.length);
        System.arraycopy(TAIL, 0, whole, head.length + id.length, TAIL.length);
        return whole;
    }

    private byte[] head(Connection connection, int number) throws SQLException {
        int slot = number & (SLOTS - 1);
        Head known = heads[slot];
        if (known != null && known.number() == number) {
            return known.json();
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT head FROM origin WHERE number = ?")) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("The ledger names no origin " + number + ": the table origin is damaged");
                }
                byte[] head = row.getString(1).getBytes(StandardCharsets.UTF_8);
                // What only the transaction of a writer sees may be rolled back, and its number be given to another.
                if (connection.isReadOnly()) {
                    heads[slot] = new Head(number, head);
                }
                return head;
            }
        }
    }
}
