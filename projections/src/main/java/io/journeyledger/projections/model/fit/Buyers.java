package io.journeyledger.projections.model.fit;

import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.fold.Buyer;
import io.journeyledger.projections.policy.ModelsPolicy;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.Story;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.operation.DeadLetterTable.State;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Hears what every customer bought until a day. Journeys that are merged today are one customer, whenever they were
 * merged. An evicted event is left out, as everywhere. A customer of whom an event cannot be told is left out
 * altogether: what follows that event is not known, and would be taken for silence. Used once.
 */
final class Buyers implements PopulationPass.Listener, PopulationPass.Progress {

    private final ModelsPolicy policy;
    private final LocalDate until;

    // Sorted, so that the same ledger is added up in the same order.
    private final Map<JourneyId, Buyer> customers = new ConcurrentSkipListMap<>();
    private final Map<JourneyId, Fitted.Untold> untold = new ConcurrentSkipListMap<>();
    private final Set<JourneyId> leftOut = ConcurrentHashMap.newKeySet();

    private Buyers(ModelsPolicy policy, LocalDate until) {
        this.policy = policy;
        this.until = until;
    }

    /** @param until the last day that counts, in the policy's time zone */
    static Buyers of(Stories stories, ModelsPolicy policy, LocalDate until) {
        Stories told = stories.withoutProvenance().aside(); // what is parked meanwhile changes nothing here
        Buyers buyers = new Buyers(policy, until);
        told.letters().all().stream()
                .filter(letter -> letter.state() == State.PARKED)
                .forEach(letter -> buyers.untold(
                        letter.journey(), new Fitted.Untold(letter.eventId(), letter.position(), letter.reason())));
        new PopulationPass(told, _ -> {}, Runtime.getRuntime().availableProcessors())
                .withoutParking()
                .run(told.head(), buyers::isKnown, () -> buyers, buyers);
        return buyers;
    }

    /** Each who bought something. */
    Collection<Buyer> customers() {
        return customers.values();
    }

    /** Number of journeys that are not among them, though there may be purchases in them. */
    int leftOut() {
        return leftOut.size();
    }

    /** The first event that cannot be told of each journey that has one. */
    List<Fitted.Untold> untold() {
        return List.copyOf(untold.values());
    }

    private boolean isKnown(Recorded recorded) {
        return recorded.event() instanceof JourneysMerged
                || recorded.event() instanceof JourneysSplit
                || !LocalDate.ofInstant(recorded.event().occurredAt(), policy.zone())
                        .isAfter(until);
    }

    @Override
    public void hear(Story story) {
        Set<JourneyId> mentioned = mentioned(story);
        if (mentioned.stream().anyMatch(untold::containsKey)) {
            leftOut.addAll(mentioned);
        } else if (!story.standing().isMergedAway()) {
            Buyer buyer = Buyer.of(story.events(), policy, until);
            if (buyer != null) {
                customers.put(story.standing().journey(), buyer);
            }
        }
    }

    /**
     * With all that it was ever merged with: a stream that is not told to its end may speak for another, or be spoken
     * for.
     */
    private static Set<JourneyId> mentioned(Story story) {
        Set<JourneyId> mentioned = new HashSet<>();
        mentioned.add(story.standing().journey());
        for (Recorded recorded : story.events()) {
            if (recorded.event() instanceof JourneysMerged merge) {
                mentioned.add(merge.surviving());
                mentioned.add(merge.absorbed());
            }
        }
        return mentioned;
    }

    @Override
    public void untold(UnfoldableException e) {
        untold(e.journey(), new Fitted.Untold(e.eventId(), e.position(), e.reason()));
    }

    private void untold(JourneyId journey, Fitted.Untold event) {
        untold.putIfAbsent(journey, event);
        leftOut.add(journey);
    }

    @Override
    public void leaveOut(Set<JourneyId> journeys) {
        leftOut.addAll(journeys);
    }

    @Override
    public void told(long events) {}

    @Override
    public boolean cancelled() {
        return false;
    }
}
