package io.journeyledger.projections;

import io.journeyledger.store.operation.DeadLetterTable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessResourceException;

/** The table of dead letters that several processes share. */
public final class LettersInMemory implements DeadLetterTable {

    private final Map<String, Letter> letters = new ConcurrentHashMap<>();

    /** Whether whoever asks is told that the database is away. */
    public volatile boolean away;

    @Override
    public List<Letter> all() {
        return there().values().stream()
                .sorted(Comparator.comparingLong(Letter::position))
                .toList();
    }

    @Override
    public void put(Letter letter) {
        there().put(letter.eventId(), letter);
    }

    @Override
    public boolean replace(@Nullable Letter before, Letter letter) {
        boolean unchanged = Objects.equals(before, there().get(letter.eventId()));
        if (unchanged) {
            put(letter);
        }
        return unchanged;
    }

    @Override
    public void remove(String eventId) {
        there().remove(eventId);
    }

    private Map<String, Letter> there() {
        if (away) {
            throw new TransientDataAccessResourceException("The database is away");
        }
        return letters;
    }
}
