package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How a view follows from events. The same fold serves the live projection, the rebuild, the as-of replay and the
 * audit.
 *
 * <p>The state of a journey is the fold of its events ordered by when they occurred, then by position
 * ({@link Standing#ORDER}). The runner brings them into that order; an event that occurred before what is folded
 * already makes it fold the journey anew. Events of journeys that were merged are folded together, by the journey that
 * speaks for them.
 *
 * <p>States are immutable: a state that was evolved can still be used. Folding never fails because of what events say:
 * what is recorded happened, in whatever order.
 *
 * @param <S> what the view remembers of a journey
 */
public interface Fold<S> {

    View view();

    /** The state before the first event. */
    S initial(Standing standing);

    /** The state after an event that occurred not earlier than those before it. */
    S evolve(S state, Recorded recorded);

    /** The state after all these events, whatever order they come in. */
    default S fold(Standing standing, Collection<Recorded> events) {
        return foldInOrder(standing, events.stream().sorted(Standing.ORDER).toList());
    }

    /** The same of events that come in their order. */
    default S foldInOrder(Standing standing, List<Recorded> ordered) {
        S state = initial(standing);
        for (Recorded recorded : ordered) {
            state = evolve(state, recorded);
        }
        return state;
    }

    /**
     * The documents of the journey, each with another id.
     *
     * @param reading the policy, the instant and the means to read personal texts
     */
    List<Document> documents(S state, Reading reading);

    /**
     * What is to be done in a view in which a journey was told and of which more was learnt: here, to write every
     * document anew. Nothing may be left out that depends on how the view came to be as it is: since it was told for
     * {@code told}, the same state may have been written for any instants until
     * {@linkplain Reading#whenWritten this is written}.
     *
     * @param before the state that was told
     * @param after the state with what was learnt since, whenever that occurred; the same journey speaks for it
     */
    default Update update(S before, Instant told, S after, Reading reading) {
        return new Update(documents(after, reading), List.of());
    }

    /**
     * Whether documents depend on what went before. Where each is made of one event alone, runners need neither
     * remember a state nor fetch earlier events: they fold new events from the initial state.
     */
    default boolean remembers() {
        return true;
    }

    /** Whether documents depend on where events came from; who asks for others only need not read it. */
    default boolean readsProvenance() {
        return true;
    }

    /**
     * Whether a document can cease to be when more is learnt. Of the other views every document, once there, is there
     * for ever.
     */
    default boolean withdraws() {
        return false;
    }
}
