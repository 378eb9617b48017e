package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.Fold;
import io.journeyledger.projections.fold.Folds;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.fold.Standing;
import io.journeyledger.projections.fold.Update;
import io.journeyledger.projections.replay.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A journey as the live projection remembers it: the state of every fold that remembers. Immutable.
 *
 * @param position of the last event folded; 0 before the first
 * @param last the event folded last, which no earlier one may follow
 * @param nextSequence place in the journey's own stream of the event to come
 * @param events number of events folded
 * @param told the instant for which its documents were written last
 */
record Folded(
        Standing standing,
        long position,
        @Nullable Recorded last,
        long nextSequence,
        int events,
        Instant told,
        List<State<?>> states) {

    /** The state of one fold. */
    record State<S>(Fold<S> fold, S state) {

        static <S> State<S> initial(Fold<S> fold, Standing standing) {
            return new State<>(fold, fold.initial(standing));
        }

        State<S> evolve(Recorded recorded) {
            return new State<>(fold, fold.evolve(state, recorded));
        }

        List<Document> documents(Reading reading) {
            return fold.documents(state, reading);
        }

        /** @param before a state of the same fold */
        @SuppressWarnings("unchecked")
        Update update(State<?> before, Instant told, Reading reading) {
            return fold.update((S) before.state, told, state, reading);
        }
    }

    static Folded initial(Standing standing) {
        List<State<?>> states = new ArrayList<>();
        for (Fold<?> fold : Folds.all()) {
            if (fold.remembers()) {
                states.add(State.initial(fold, standing));
            }
        }
        return new Folded(standing, 0, null, 0, 0, Instant.MIN, List.copyOf(states));
    }

    static Folded of(Story story) {
        return initial(story.standing()).evolve(story.events());
    }

    /** @param ordered events that follow those folded, in their order */
    Folded evolve(List<Recorded> ordered) {
        if (ordered.isEmpty()) {
            return this;
        }
        List<State<?>> evolved = new ArrayList<>(states.size());
        for (State<?> state : states) {
            State<?> next = state;
            for (Recorded recorded : ordered) {
                next = next.evolve(recorded);
            }
            evolved.add(next);
        }
        long highest = position;
        long sequence = nextSequence;
        JourneyId own = standing.journey();
        for (Recorded recorded : ordered) {
            highest = Math.max(highest, recorded.position());
            if (recorded.journey().equals(own)) {
                sequence = Math.max(sequence, recorded.sequence() + 1);
            }
        }
        return new Folded(
                standing, highest, ordered.getLast(), sequence, events + ordered.size(), told, List.copyOf(evolved));
    }

    /** The same once its documents were written for an instant. */
    Folded toldFor(Instant instant) {
        return new Folded(standing, position, last, nextSequence, events, instant, states);
    }

    /** Whether these events are the next ones of the journey's own stream. */
    boolean precedes(List<Recorded> events) {
        return events.stream().mapToLong(Recorded::sequence).min().orElseThrow() == nextSequence;
    }

    /**
     * Whether these events, which are the next ones, can be folded on top: none occurred before what is folded.
     *
     * @param ordered at least one, in the order in which they are folded
     */
    boolean isFollowedBy(List<Recorded> ordered) {
        return last == null || Standing.ORDER.compare(last, ordered.getFirst()) < 0;
    }

    /** Hands over the documents of every fold that remembers. */
    void documents(Reading reading, BiConsumer<View, Document> to) {
        for (State<?> state : states) {
            state.documents(reading).forEach(document -> to.accept(state.fold().view(), document));
        }
    }

    /**
     * Hands over what is to be done for those documents.
     *
     * @param before what was written last
     */
    void updates(Folded before, Reading reading, BiConsumer<View, Update> to) {
        for (int i = 0; i < states.size(); i++) {
            State<?> state = states.get(i);
            to.accept(state.fold().view(), state.update(before.states.get(i), before.told, reading));
        }
    }

    /** Hands over the ids of the documents that can cease to be. */
    void withdrawable(Reading reading, BiConsumer<View, String> to) {
        for (State<?> state : states) {
            if (state.fold().withdraws()) {
                state.documents(reading)
                        .forEach(document -> to.accept(state.fold().view(), document.id()));
            }
        }
    }
}
