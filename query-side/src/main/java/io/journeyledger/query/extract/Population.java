package io.journeyledger.query.extract;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.JourneyReplay.Told;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.past.Past;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Journeys, or complaints, that a view finds, each told from the ledger by the production folds as of an instant. A
 * view says who is in it, and nothing else comes from there. A few journeys are held at a time, whatever their number.
 * For one thread; whoever opens it closes it.
 */
public final class Population implements AutoCloseable {

    /** So many journeys are read from the ledger together: enough to spare questions, few enough to hold. */
    private static final int TOGETHER = 100;

    private final JourneyReplay replay;
    private final View view;
    private final Extract members;
    private final AsOf asOf;
    private final Policy policy;

    Population(JourneyReplay replay, View view, Extract members, AsOf asOf, Policy policy) {
        this.replay = replay;
        this.view = view;
        this.members = members;
        this.asOf = asOf;
        this.policy = policy;
    }

    /** Takes one member. */
    @FunctionalInterface
    public interface Taker {

        /**
         * @param id of its document in the view that was asked
         * @param past what is told of the journey; of a complaint, of the journey that speaks for it
         */
        void take(String id, Past past) throws IOException;
    }

    /** Takes one member, whose past is told, and who they are today. */
    @FunctionalInterface
    public interface TakerBesideToday {

        /** @param today whom the ledger knows there now, whatever the dates; texts of theirs read as erased */
        void take(String id, Past past, CustomerDocument today) throws IOException;
    }

    /**
     * How many members the view finds; of those that were not known then, or are told by another, nothing is handed
     * over.
     */
    public long total() {
        return members.total();
    }

    public AsOf asOf() {
        return asOf;
    }

    /** By which everything is judged. */
    public Policy policy() {
        return policy;
    }

    /**
     * Hands over one member after the other; when called again, the same once more, as the ledger was at the first
     * time.
     *
     * @param views of which documents are told
     * @param open whether personal texts are opened; otherwise they read as erased
     * @throws UnansweredQuestionException when Elasticsearch does not answer any more
     * @throws RuntimeException when the ledger cannot be read or an event not be told
     */
    public void each(Set<View> views, boolean open, Taker taker) throws IOException {
        each(ids -> tell(ids, views, open, (_, id, past) -> taker.take(id, past)));
    }

    /**
     * The same with personal texts opened, and with what is known today beside it: what may be told of whom is judged
     * by that.
     */
    public void eachBesideToday(Set<View> views, TakerBesideToday taker) throws IOException {
        each(ids -> {
            Map<JourneyId, CustomerDocument> today = today(ids.keySet());
            tell(
                    ids,
                    views,
                    true,
                    (journey, id, past) -> taker.take(id, past, Objects.requireNonNull(today.get(journey), id)));
        });
    }

    private Map<JourneyId, CustomerDocument> today(Set<JourneyId> journeys) {
        Map<JourneyId, CustomerDocument> today = HashMap.newHashMap(journeys.size());
        replay.documents(journeys, AsOf.now(asOf.now()), policy, Set.of(View.CUSTOMERS), false)
                .forEach(told -> new Past(asOf, policy.version(), told.documents())
                        .customer()
                        .ifPresent(customer -> today.put(told.journey(), customer)));
        return today;
    }

    /** Takes what is read together: members by the journeys in whose streams they were recorded. */
    private interface Batch {
        void take(Map<JourneyId, List<String>> ids) throws IOException;
    }

    private interface Member {
        void take(JourneyId journey, String id, Past past) throws IOException;
    }

    private void each(Batch batch) throws IOException {
        List<String> together = new ArrayList<>(TOGETHER);
        members.each((id, _, _, _) -> {
            together.add(id);
            if (together.size() == TOGETHER) {
                batch.take(byJourney(together));
                together.clear();
            }
        });
        batch.take(byJourney(together));
    }

    private Map<JourneyId, List<String>> byJourney(List<String> ids) {
        Map<JourneyId, List<String>> byJourney = new LinkedHashMap<>();
        ids.forEach(id -> byJourney
                .computeIfAbsent(DocumentOrder.journey(view, id), _ -> new ArrayList<>())
                .add(id));
        return byJourney;
    }

    private void tell(Map<JourneyId, List<String>> byJourney, Set<View> views, boolean open, Member taker)
            throws IOException {
        Iterator<Told> all =
                replay.documents(byJourney.keySet(), asOf, policy, views, open).iterator();
        while (all.hasNext()) {
            Told told = all.next();
            // Who speaks for a customer is a customer of its own; a complaint has nobody else to tell it.
            if (told.bySpeaker() && view == View.CUSTOMERS) {
                continue;
            }
            Past past = new Past(asOf, policy.version(), told.documents());
            for (String id : Objects.requireNonNull(byJourney.get(told.journey()))) {
                taker.take(told.journey(), id, past);
            }
        }
    }

    @Override
    public void close() {
        members.close();
    }
}
