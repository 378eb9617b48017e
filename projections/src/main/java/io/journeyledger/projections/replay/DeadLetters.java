package io.journeyledger.projections.replay;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.operation.DeadLetterTable;
import io.journeyledger.store.operation.DeadLetterTable.Letter;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which events no view can take. The ledger itself is their queue: from a parked event on nothing is told of its
 * journey, in any view and by any runner, until it is retried; an evicted event is left out as if it had never been. So
 * the live projection, rebuilds, replays and audits agree on what is told. Safe for use by many threads.
 */
public final class DeadLetters {

    /** Other processes may have parked or evicted something meanwhile. */
    private static final long STALE_AFTER_MILLIS = 2_000;

    private static final int LONGEST_REASON = 1_000;

    private final DeadLetterTable table;
    private final InstantSource clock;

    /** Found by a transaction that has not committed yet. */
    private final Map<String, Found> found = new LinkedHashMap<>();

    private List<Letter> stored = List.of();

    /** What was stored at the last {@linkplain #look}. */
    private List<Letter> seen = List.of();

    private final AtomicLong changes = new AtomicLong();
    private Map<String, Letter> known = Map.of();

    private volatile Map<String, Withheld> byJourney = Map.of();
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

    /** @param before the letter of the same event from an earlier attempt */
    private record Found(Letter letter, @Nullable Letter before) {}

    /** @param parkedFrom first place in the stream that is not told */
    private record Withheld(long parkedFrom, Set<Long> evicted) {}

    /** Whether an event is told, by its place in its journey's stream. */
    public boolean tell(String journey, long sequence) {
        Withheld withheld = byJourney.get(journey);
        return withheld == null
                || (sequence < withheld.parkedFrom() && !withheld.evicted().contains(sequence));
    }

    /** Whether a journey is not told to its end. */
    public boolean isParked(JourneyId journey) {
        Withheld withheld = byJourney.get(journey.value());
        return withheld != null && withheld.parkedFrom() < Long.MAX_VALUE;
    }

    /** How often what is told changed. What was folded before the last time is of no use any more. */
    public long changes() {
        return changes.get();
    }

    /** Looks for what other processes did, where that was not done just now. */
    public void refresh() {
        long now = clock.millis(); // it may have been put back since
        if (readAt == Long.MIN_VALUE || Math.abs(now - readAt) > STALE_AFTER_MILLIS) {
            reload();
        }
    }

    /**
     * The same in any case: for who leaves out for good what is withheld now. Whoever tells a letter reads the ledger
     * after it says that it is under way, so what was left out before is told there.
     */
    public synchronized void reload() {
        stored = table.all();
        readAt = clock.millis();
        take();
    }

    /** The same for who tells by it and {@linkplain #withhold withholds} what it finds; a process has one such. */
    public synchronized void look() {
        reload();
        seen = stored;
    }

    /** From now on nothing is told of the journey from this event on, unless it was evicted while it was told. */
    public synchronized void park(UnfoldableException e) {
        Letter before = find(e.eventId()).orElse(null);
        if (before == null || (before.state() != State.EVICTED && before.state() != State.EVICTING)) {
            table.replace(before, parked(e, before));
        }
        reload();
    }

    /** @param before the letter of the same event from an earlier attempt */
    public synchronized void park(UnfoldableException e, @Nullable Letter before) {
        table.put(parked(e, before));
        reload();
    }

    /**
     * The same for who finds events in a transaction and has more to do in it: nothing is written yet. On SQLite the
     * first statement takes the only right to write, and who waits for an index should not keep it.
     */
    public synchronized void withhold(UnfoldableException e) {
        Letter before = seen.stream()
                .filter(letter -> letter.eventId().equals(e.eventId()))
                .findFirst()
                .orElse(null);
        found.put(e.eventId(), new Found(parked(e, before), before));
        take();
    }

    /**
     * Writes what is withheld: the last thing that such a transaction does.
     *
     * @throws IllegalStateException when operators settled one since the {@linkplain #look}: what was told without it
     *     is not so any more, and has to be told again
     */
    public synchronized void store() {
        found.values().forEach(one -> {
            String eventId = one.letter().eventId();
            if (!table.replace(one.before(), one.letter())
                    && find(eventId).map(Letter::state).orElse(State.RETRYING) != State.PARKED) {
                throw new IllegalStateException("The letter " + eventId
                        + " was settled while its event was met again; what came with it is told again");
            }
        });
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
     * From now on and by every process, all is told as if the event were told again, or left out for good. The letter
     * is there until that is {@linkplain #done}: should the process end meanwhile, it says that views may lack
     * something.
     *
     * @param evicted whether the event is left out
     */
    public synchronized void begin(Letter letter, boolean evicted) {
        table.put(letter.in(evicted ? State.EVICTING : State.RETRYING));
        reload();
    }

    /** What was begun is so for good, unless the event was parked again meanwhile. */
    public synchronized void done(Letter letter) {
        underWay(letter).ifPresent(now -> {
            if (now.state() == State.EVICTING) {
                table.put(now.in(State.EVICTED));
            } else {
                table.remove(now.eventId());
            }
            reload();
        });
    }

    /** What was begun and is not done is not so. */
    public synchronized void giveUp(Letter letter) {
        underWay(letter).ifPresent(_ -> {
            table.put(letter);
            reload();
        });
    }

    private Optional<Letter> underWay(Letter letter) {
        return find(letter.eventId()).filter(now -> now.state().isUnderWay());
    }

    private void take() {
        Map<String, Letter> letters = new LinkedHashMap<>();
        stored.forEach(letter -> letters.put(letter.eventId(), letter));
        found.forEach((eventId, one) -> letters.put(eventId, one.letter()));
        if (letters.equals(known)) {
            return;
        }
        known = letters;
        Map<String, Withheld> withheld = new HashMap<>();
        for (Letter letter : letters.values()) {
            Withheld journey = withheld.computeIfAbsent(
                    letter.journey().value(), _ -> new Withheld(Long.MAX_VALUE, new HashSet<>()));
            switch (letter.state()) {
                case PARKED ->
                    withheld.put(
                            letter.journey().value(),
                            new Withheld(Math.min(journey.parkedFrom(), letter.sequence()), journey.evicted()));
                case EVICTED, EVICTING -> journey.evicted().add(letter.sequence());
                case RETRYING -> {}
            }
        }
        byJourney = withheld;
        changes.incrementAndGet();
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
        public synchronized boolean replace(@Nullable Letter before, Letter letter) {
            boolean unchanged = Objects.equals(before, letters.get(letter.eventId()));
            if (unchanged) {
                put(letter);
            }
            return unchanged;
        }

        @Override
        public synchronized void remove(String eventId) {
            letters.remove(eventId);
        }
    }
}
