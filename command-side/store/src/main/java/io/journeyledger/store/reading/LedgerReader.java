package io.journeyledger.store.reading;

import io.journeyledger.ledger.JourneyId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Reads the ledger in order, beside the writer and without ever waiting for it, as raw rows that the caller decodes on
 * whatever thread it likes.
 *
 * <p>An ordered pass is complete: after a row with position {@code p} was returned, no row with a position below
 * {@code p} can appear any more. Safe for use by many threads. All methods throw
 * {@link org.springframework.dao.DataAccessException} when the store cannot be read.
 */
public interface LedgerReader {

    /**
     * The next rows in the order of their positions.
     *
     * @param after the last position already read; 0 to begin
     * @param limit most rows to return, at least 1; 1,000 to 10,000 read fastest
     * @return fewer than {@code limit} rows only where the settled part of the ledger ends
     */
    List<RawEvent> read(long after, int limit);

    /** All events of a journey in their order; none when there is no such journey. */
    default List<RawEvent> read(JourneyId journey) {
        return read(journey, 0, Integer.MAX_VALUE);
    }

    /**
     * A part of a journey.
     *
     * @param fromSequence first place wanted, from 0
     * @param limit most rows to return, at least 1
     */
    List<RawEvent> read(JourneyId journey, long fromSequence, int limit);

    /** All events of some journeys, each list in order; journeys without events are left out. */
    Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys);

    /**
     * Everybody, whole journey by whole journey, for passes over the whole ledger.
     *
     * @param upTo events behind this position are left out, and so are journeys that have no other
     * @param metadata whether that of the events is wanted; where it is not, they may come without
     */
    default Population population(long upTo, boolean metadata) {
        return new HashedPopulation(this, upTo);
    }

    /**
     * The journeys of a ledger in parts. Every journey is in exactly one part, with all its events in order. Parts can
     * be read in any order and by many threads; what is held in memory is one part a thread.
     */
    interface Population {

        /** How many parts there are. */
        long parts();

        /** @param part from 1 to {@link #parts()} */
        Map<JourneyId, List<RawEvent>> part(long part);
    }

    /** The last position up to which the ledger is settled; 0 when it is empty. */
    long head();

    /** Number of events up to {@link #head()}. */
    long count();
}
