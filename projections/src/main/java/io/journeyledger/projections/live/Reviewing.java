package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.Operation;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.replay.Culprit;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.Storytelling;
import io.journeyledger.projections.replay.UnfoldableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Makes the documents of journeys anew for another instant, from the ledger and with the position up to which they are
 * told, so that a newer document of the live projection is never undone. One journey of which no document can be made
 * holds up no other. Safe for use by many threads.
 */
final class Reviewing {

    private static final Logger LOG = LoggerFactory.getLogger(Reviewing.class);

    /** No silence takes longer to change anything. */
    private static final Duration FAR = Duration.ofDays(36_525);

    private final Storytelling storytelling;
    private final ViewWriter writer;
    private final Parking parking;

    /** Journeys of which the index refuses a document, as the log has said. */
    private final Set<JourneyId> leftOut = ConcurrentHashMap.newKeySet();

    Reviewing(Storytelling storytelling, ViewWriter writer) {
        this.storytelling = storytelling;
        this.writer = writer;
        this.parking = Parking.atOnce(storytelling.stories().letters(), writer);
    }

    /**
     * @param upTo the last position that is told
     * @param addressed where the operations go; throws when it is not this process's turn any more
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached
     */
    void review(Collection<JourneyId> due, long upTo, Instant now, UnaryOperator<List<Operation>> addressed) {
        review(due, upTo, now, now, addressed);
    }

    /**
     * The same of journeys whose documents were made for a time still to come; those that are there too early are
     * deleted.
     */
    void takeBack(Collection<JourneyId> ahead, long upTo, Instant now, UnaryOperator<List<Operation>> addressed) {
        review(ahead, upTo, now, now.plus(FAR), addressed);
    }

    /** @param until latest instant for which there may be documents */
    private void review(
            Collection<JourneyId> due,
            long upTo,
            Instant now,
            Instant until,
            UnaryOperator<List<Operation>> addressed) {
        parking.look();
        try {
            rewrite(due, upTo, now, until, addressed);
        } catch (ViewsUnavailableException
                | DataAccessException
                | UnableToClaimTokenException
                | CancellationException e) {
            throw e; // as it would be of each journey
        } catch (RuntimeException e) {
            due.forEach(journey -> reviewAlone(journey, upTo, now, until, addressed));
        }
    }

    private void reviewAlone(
            JourneyId journey, long upTo, Instant now, Instant until, UnaryOperator<List<Operation>> addressed) {
        try {
            rewrite(List.of(journey), upTo, now, until, addressed);
        } catch (ViewsUnavailableException
                | DataAccessException
                | UnableToClaimTokenException
                | CancellationException e) {
            throw e; // as it would be of each journey
        } catch (UnfoldableException e) {
            parking.park(e);
        } catch (RuntimeException e) {
            if (leftOut.add(journey)) {
                LOG.warn("Journey {} cannot be reviewed and stays as it is: {}", journey, e.getMessage());
            }
        }
    }

    private void rewrite(
            Collection<JourneyId> due,
            long upTo,
            Instant now,
            Instant until,
            UnaryOperator<List<Operation>> addressed) {
        Stories.Streams streams = storytelling.stories().read(due);
        List<Story> told = due.stream()
                .map(journey -> streams.story(journey, recorded -> recorded.position() <= upTo))
                .filter(story -> !story.events().isEmpty())
                .toList();
        Set<JourneyId> journeys = new HashSet<>();
        told.forEach(story -> journeys.addAll(story.journeys()));
        storytelling.loadKeys().accept(journeys);
        Reading reading = storytelling.at(now);
        Rewriting rewriting = new Rewriting(reading, upTo);
        for (Story story : told) {
            try {
                Folded folded = Folded.of(story);
                rewriting.put(folded, upTo);
                if (until.isAfter(now)) {
                    rewriting.withdrawAhead(folded, until, upTo);
                }
            } catch (RuntimeException e) {
                throw Culprit.of(story, reading, e);
            }
        }
        writer.write(addressed.apply(rewriting.operations()));
    }
}
