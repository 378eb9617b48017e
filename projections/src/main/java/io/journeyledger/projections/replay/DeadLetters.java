package io.journeyledger.projections.replay;

import io.journeyledger.store.DeadLetterTable;
import io.journeyledger.store.DeadLetterTable.Letter;
import io.journeyledger.store.DeadLetterTable.State;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events no view can take. The ledger itself is their queue: from a parked event on nothing is told of its journey, in
 * any view and by any runner, until it is retried; an evicted event is left out as if it had never been. So the live
 * projection, rebuilds, replays and audits agree on what is told. Safe for use by many threads.
 */
public final class DeadLetters {

    /** Other processes may have parked or evicted something meanwhile. */
    private static final long STALE_AFTER_MILLIS = 2_000;

    private static final int LONGEST_REASON = 1_000;

    private final DeadLetterTable table;
    private final InstantSource clock;

    /** Letters that are being told, as they will be when that is done; none for one that will be gone. */
    private final Map<String, Optional<Letter>> tried = new HashMap<>();

    /** Found by a transaction that has not committed yet. */
    private final Map<String, Letter> found = new LinkedHashMap<>();

    private List<Letter> stored = List.of();

    private volatile Map<String, Withheld> byJourney = Map.of();
    private volatile Set<String> evicted = Set.of();
    private volatile long readAt = Long.MIN_VALUE;

    public DeadLetters(DeadLetterTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Kept by this process alone. */
    public static DeadLetters inMemory() {
        return new DeadLetters(new InMemory(), InstantSource.system());
    }

    /** What is parked and evicted now, to which only this process adds, and only in memory. */
    DeadLetters aside() {
        InMemory copy = new InMemory();
        table.all().forEach(copy::put);
        return new DeadLetters(copy, clock);
    }

    /** @param parkedFrom first place in the stream that is not told */
    private record Withheld(long parkedFrom, Set<Long> evicted) {}

    /** Whether an event is told, by its place in its journey's stream. */
    public boolean tell(String journey, long sequence) {
        Withheld withheld = byJourney.get(journey);
        return withheld == null
                || (sequence < withheld.parkedFrom() && !withheld.evicted().contains(sequence));
    }

    /** The events that are left out now. What was folded without others is of no use any more. */
    public Set<String> evicted() {
        return evicted;
    }

    /** Looks for what other processes did, where that was not done just now. */
    public void refresh() {
        long now = clock.millis();
        if (readAt == Long.MIN_VALUE || now - readAt > STALE_AFTER_MILLIS) {
            reload();
        }
    }

    private synchronized void reload() {
        stored = table.all();
        readAt = clock.millis();
        take();
    }

    /** From now on nothing is told of the journey from this event on. */
    public void park(UnfoldableException e) {
        park(e, find(e.eventId()).orElse(null));
    }

    /** @param before the letter of the same event from an earlier attempt */
    public synchronized void park(UnfoldableException e, @Nullable Letter before) {
        table.put(parked(e, before));
        reload();
    }

    /**
     * The same for who finds events in a transaction and has more to do in it: nothing is written yet. On SQLite the first
     * statement takes the only right to write, and who waits for an index should not keep it.
     */
    public synchronized void withhold(UnfoldableException e) {
        Letter before = stored.stream()
                .filter(letter -> letter.eventId().equals(e.eventId()))
                .findFirst()
                .orElse(null);
        found.put(e.eventId(), parked(e, before));
        take();
    }

    /** Writes what is withheld: the last thing that such a transaction does. */
    public synchronized void store() {
        found.values().forEach(table::put);
    }

    /** The transaction has committed. */
    public synchronized void keep() {
        if (!found.isEmpty()) {
            found.clear();
            reload();
        }
    }

    /** The transaction was rolled back: what it found is not so. */
    public synchronized void forget() {
        found.clear();
        readAt = Long.MIN_VALUE;
        take();
    }

    private Letter parked(UnfoldableException e, @Nullable Letter before) {
        tried.remove(e.eventId());
        String reason =
                e.reason().substring(0, Math.min(LONGEST_REASON, e.reason().length()));
        return new Letter(
                e.eventId(),
                e.journey(),
                e.sequence(),
                e.position(),
                State.PARKED,
                reason,
                before == null ? clock.instant() : before.since(),
                before == null ? 1 : before.attempts() + 1);
    }

    public List<Letter> all() {
        return table.all();
    }

    public Optional<Letter> find(String eventId) {
        return table.all().stream()
                .filter(letter -> letter.eventId().equals(eventId))
                .findFirst();
    }

    /**
     * From now on and by this process, all is told as if the event were told again, or left out for good. The letter stays as it
     * is until that is {@linkplain #done}: should telling fail, or the process end, nothing has changed.
     *
     * @param evicted whether the event is left out
     */
    public synchronized void begin(Letter letter, boolean evicted) {
        tried.put(letter.eventId(), evicted ? Optional.of(letter.evicted()) : Optional.empty());
        reload();
    }

    /** What was begun is so for good, unless the event was parked again meanwhile. */
    public synchronized void done(Letter letter) {
        Optional<Letter> outcome = tried.remove(letter.eventId());
        if (outcome != null) {
            outcome.ifPresentOrElse(table::put, () -> table.remove(letter.eventId()));
            reload();
        }
    }

    /** What was begun and is not done is not so. */
    public synchronized void giveUp(Letter letter) {
        tried.remove(letter.eventId());
        reload();
    }

    private void take() {
        Map<String, Letter> letters = new LinkedHashMap<>();
        stored.forEach(letter -> tried.getOrDefault(letter.eventId(), Optional.of(letter))
                .ifPresent(known -> letters.put(known.eventId(), known)));
        letters.putAll(found);
        Map<String, Withheld> withheld = new HashMap<>();
        Set<String> leftOut = new HashSet<>();
        for (Letter letter : letters.values()) {
            Withheld known = withheld.computeIfAbsent(
                    letter.journey().value(), _ -> new Withheld(Long.MAX_VALUE, new HashSet<>()));
            switch (letter.state()) {
                case PARKED ->
                    withheld.put(
                            letter.journey().value(),
                            new Withheld(Math.min(known.parkedFrom(), letter.sequence()), known.evicted()));
                case EVICTED -> {
                    known.evicted().add(letter.sequence());
                    leftOut.add(letter.eventId());
                }
            }
        }
        byJourney = withheld;
        evicted = leftOut;
    }

    private static final class InMemory implements DeadLetterTable {

        private final Map<String, Letter> letters = new HashMap<>();

        @Override
        public synchronized List<Letter> all() {
            return letters.values().stream()
                    .sorted(Comparator.comparingLong(Letter::position))
                    .toList();
        }

        @Override
        public synchronized void put(Letter letter) {
            letters.put(letter.eventId(), letter);
        }

        @Override
        public synchronized void remove(String eventId) {
            letters.remove(eventId);
        }
    }
}
