package io.journeyledger.projections.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts changes by field, from and to. Ways beyond a bound are counted without being told apart, so that the memory is
 * bounded and no change is lost. Safe for use by many threads.
 */
public final class Moves {

    /** Ways of one field that are told apart. */
    private static final int WAYS = 20_000;

    private final Map<String, Map<Way, Long>> byField = new HashMap<>();
    private final Map<String, Long> others = new HashMap<>();
    private final Map<String, Long> totals = new HashMap<>();
    private long journeys;
    private long changed;

    /** From one value of a field to another; none: there was nothing. */
    private record Way(@Nullable String from, @Nullable String to) {}

    /** One way, and how many journeys go it. */
    public record Move(@Nullable String from, @Nullable String to, long journeys) {}

    /**
     * The changes of one field.
     *
     * @param journeys that differ in it
     * @param moves the ways, the most frequent first
     * @param otherMoves journeys that differ in ways that are not told apart any more
     */
    public record Count(String field, long journeys, List<Move> moves, long otherMoves) {}

    synchronized void add(List<Change> ofOneJourney) {
        journeys++;
        if (!ofOneJourney.isEmpty()) {
            changed++;
        }
        for (Change change : ofOneJourney) {
            totals.merge(change.field(), 1L, Long::sum);
            Map<Way, Long> ways = byField.computeIfAbsent(change.field(), _ -> new HashMap<>());
            Way way = new Way(change.from(), change.to());
            if (ways.size() < WAYS || ways.containsKey(way)) {
                ways.merge(way, 1L, Long::sum);
            } else {
                others.merge(change.field(), 1L, Long::sum);
            }
        }
    }

    /** Journeys that are there in one of the readings at least. */
    public synchronized long journeys() {
        return journeys;
    }

    /** Those of them of which something differs. */
    public synchronized long changed() {
        return changed;
    }

    /**
     * One count for each field, in the order of {@link Field}.
     *
     * @param most most ways of a field; the journeys of all others are in {@code otherMoves}
     */
    public synchronized List<Count> counts(int most) {
        List<Count> counts = new ArrayList<>();
        for (Field field : Field.values()) {
            List<Move> moves = byField.getOrDefault(field.path(), Map.of()).entrySet().stream()
                    .map(way -> new Move(way.getKey().from(), way.getKey().to(), way.getValue()))
                    .sorted(Comparator.comparingLong(Move::journeys)
                            .reversed()
                            .thenComparing(move -> String.valueOf(move.from()))
                            .thenComparing(move -> String.valueOf(move.to())))
                    .toList();
            long rest = moves.stream().skip(most).mapToLong(Move::journeys).sum();
            counts.add(new Count(
                    field.path(),
                    totals.getOrDefault(field.path(), 0L),
                    moves.stream().limit(most).toList(),
                    rest + others.getOrDefault(field.path(), 0L)));
        }
        return counts;
    }
}
