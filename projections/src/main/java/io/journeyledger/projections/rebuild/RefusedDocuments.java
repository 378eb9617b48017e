package io.journeyledger.projections.rebuild;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.index.DocumentRejectedException;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.rebuild.Filling.Made;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What becomes of a journey of which an index that is filled refuses a document: the event on account of which it does
 * is parked, and all documents are as if nothing had been recorded of the journey from there on.
 */
final class RefusedDocuments {

    private final Filling filling;
    private final Function<JourneyId, Story> again;
    private final Consumer<UnfoldableException> park;

    /**
     * @param again tells a journey once more, without what is parked by now
     * @param park what is to be done about an event on account of which the index refuses a document
     */
    RefusedDocuments(Filling filling, Function<JourneyId, Story> again, Consumer<UnfoldableException> park) {
        this.filling = filling;
        this.again = again;
        this.park = park;
    }

    /** @param journey all of which was sent, and counted, and not all of which was taken */
    void tellWhatIsTaken(JourneyId journey) {
        Story story = again.apply(journey);
        long version = story.position(); // lower ones would be refused where the whole was taken
        List<Made> sent = filling.make(story, version);
        List<Operation> surplus = new ArrayList<>(Filling.operations(sent));
        Story told = story;
        List<Made> made = sent;
        while (true) {
            try {
                filling.write(Filling.operations(made));
                break;
            } catch (DocumentRejectedException e) {
                e.rejected().forEach(rejected -> surplus.removeIf(rejected::isMadeBy));
                Recorded culprit = culprit(told, e.rejected().getFirst(), version);
                park.accept(new UnfoldableException(
                        culprit.journey(),
                        culprit.sequence(),
                        culprit.position(),
                        culprit.eventId(),
                        e.rejected().getFirst().inWords(),
                        e));
                told = again.apply(journey);
                made = filling.make(told, version);
            }
        }
        Set<Written> taken = made.stream().map(Made::operation).map(Written::of).collect(Collectors.toSet());
        surplus.removeIf(operation -> taken.contains(Written.of(operation)));
        filling.write(surplus.stream().map(Operation::deletion).toList());
        filling.count(sent, -1);
        filling.count(made, 1);
    }

    private record Written(String index, String id) {
        static Written of(Operation operation) {
            return new Written(operation.index(), operation.id());
        }
    }

    private Recorded culprit(Story story, Rejected rejected, long version) {
        List<Recorded> recorded = story.events().stream()
                .sorted(Comparator.comparingLong(Recorded::position))
                .toList();
        return Culprit.firstRefused(
                recorded, first -> refuses(rejected, filling.make(Story.of(story.standing(), first), version)));
    }

    private boolean refuses(Rejected document, List<Made> made) {
        try {
            filling.write(
                    Filling.operations(made).stream().filter(document::isMadeBy).toList());
            return false;
        } catch (DocumentRejectedException _) {
            return true;
        }
    }
}
