package io.journeyledger.store.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JourneyNamesTest {

    private final JourneyNames names = new JourneyNames();

    @Test
    void numbersThatShareAPlaceAreNeverTakenForEachOther() throws SQLException {
        long number = 7;
        long sharesItsPlace = number + (1 << 18);
        try (Connection connection = journeys(number, sharesItsPlace)) {
            assertThat(names.find(number)).isNull();

            names.load(connection, List.of(number));
            assertThat(names.find(number)).isEqualTo("j7");
            assertThat(names.find(sharesItsPlace)).isNull();

            names.load(connection, List.of(sharesItsPlace));
            assertThat(names.find(sharesItsPlace)).isEqualTo("j" + sharesItsPlace);
            assertThat(names.find(number)).isNull();
        }
    }

    @Test
    void manyNumbersAreLoadedInSeveralQueries() throws SQLException {
        long[] numbers = LongStream.rangeClosed(1, 2_500).toArray();
        try (Connection connection = journeys(numbers)) {
            assertThat(names.load(connection, LongStream.of(numbers).boxed().toList()))
                    .hasSize(2_500)
                    .containsEntry(2_500L, "j2500");
        }
    }

    private static Connection journeys(long... numbers) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE journey (number INTEGER PRIMARY KEY, id TEXT NOT NULL)");
        }
        try (var insert = connection.prepareStatement("INSERT INTO journey VALUES (?, ?)")) {
            connection.setAutoCommit(false);
            for (long number : numbers) {
                insert.setLong(1, number);
                insert.setString(2, "j" + number);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
        return connection;
    }
}
