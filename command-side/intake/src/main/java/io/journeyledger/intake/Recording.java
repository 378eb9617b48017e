package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Answer;
import io.journeyledger.intake.RecordEntries.Answers;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.codec.EncodedAhead;
import io.journeyledger.store.keys.JourneyKeys;
import io.journeyledger.store.operation.RightToWrite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Writes groups of entries within the caller's transaction: plans which journey each belongs to, sends each journey one
 * command, then notes the receipts and the identifiers.
 */
@Component
class Recording {

    private final Planning planning;
    private final IdentityChanges identityChanges;
    private final Identities identities;
    private final Receipts receipts;
    private final Journeys journeys;
    private final Absorbed absorbed;
    private final JourneyKeys keys;
    private final RightToWrite right;
    private final InstantSource clock;
    private final @Nullable LedgerTail tail;

    Recording(
            Planning planning,
            IdentityChanges identityChanges,
            Identities identities,
            Receipts receipts,
            Journeys journeys,
            Absorbed absorbed,
            JourneyKeys keys,
            RightToWrite right,
            InstantSource clock,
            ObjectProvider<LedgerTail> tail) {
        this.planning = planning;
        this.identityChanges = identityChanges;
        this.identities = identities;
        this.receipts = receipts;
        this.journeys = journeys;
        this.absorbed = absorbed;
        this.keys = keys;
        this.right = right;
        this.clock = clock;
        this.tail = tail.getIfAvailable();
    }

    /**
     * The outcomes in the order of the groups. What changes whom identifiers belong to is written by itself, in its
     * turn.
     *
     * @param trusting whether to believe of groups that they are new, which fails when they are not
     * @throws DuplicateKeyException when an entry was answered meanwhile
     */
    List<Outcome> write(List<EntryGroup> groups, boolean trusting) {
        if (tail == null) {
            right.take(journeys::forget);
            List<Outcome> outcomes = writeAll(groups, trusting);
            if (trusting) {
                requireNew(groups, outcomes);
            }
            return outcomes;
        }
        long from = tail.catchUp(journeys::forget, journeys::forgetAll);
        // Events that are elsewhere stay there when their receipts fail.
        List<Outcome> outcomes = writeAll(groups, false);
        tail.appended(from, outcomes);
        return outcomes;
    }

    /**
     * What is refused adds no receipt. It may be refused for having been recorded meanwhile, and is a duplicate then.
     */
    private void requireNew(List<EntryGroup> groups, List<Outcome> outcomes) {
        Set<Receipts.Key> refused = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).isNew() && outcomes.get(i) instanceof Outcome.Rejected) {
                refused.addAll(groups.get(i).keys());
            }
        }
        if (!receipts.find(refused).isEmpty()) {
            throw new DuplicateKeyException("An entry that was taken for new was answered meanwhile");
        }
    }

    private List<Outcome> writeAll(List<EntryGroup> groups, boolean trusting) {
        Outcome[] outcomes = new Outcome[groups.size()];
        List<Integer> run = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).changesIdentity()) {
                writeRun(groups, run, outcomes, trusting);
                run.clear();
                outcomes[i] = identityChanges.write(groups.get(i).entries());
            } else {
                run.add(i);
            }
        }
        writeRun(groups, run, outcomes, trusting);
        return Arrays.asList(outcomes);
    }

    private void writeRun(List<EntryGroup> groups, List<Integer> run, Outcome[] outcomes, boolean trusting) {
        List<Integer> left = run;
        Map<Integer, JourneyId> elsewhere = new HashMap<>();
        while (!left.isEmpty()) {
            Plan plan = planning.plan(groups, left, elsewhere, trusting);
            plan.decided().forEach((group, outcome) -> outcomes[group] = outcome);
            List<Integer> next = new ArrayList<>(plan.deferred());
            execute(plan, groups, outcomes, next, elsewhere);
            next.sort(Integer::compare);
            left = next;
        }
    }

    private void execute(
            Plan plan,
            List<EntryGroup> groups,
            Outcome[] outcomes,
            List<Integer> next,
            Map<Integer, JourneyId> elsewhere) {
        List<Journeys.Call> calls = calls(plan);
        if (tail != null) {
            keys.keep(plan.byJourney().keySet());
            tail.keepKeys();
        }
        Iterator<Answers> decided =
                encodedAhead(plan, groups).during(() -> journeys.record(calls)).iterator();
        Map<Receipts.Key, Outcome.Recorded> answered = new HashMap<>();
        Map<String, JourneyId> linked = new HashMap<>();
        Set<JourneyId> grown = new HashSet<>();
        plan.byJourney().forEach((journey, planned) -> {
            Answers all = decided.next();
            List<Answer> answers = all.answers();
            boolean begun = !plan.begins(journey);
            for (int i = 0; i < planned.size(); i++) {
                Plan.Planned each = planned.get(i);
                Answer answer = answers.get(i);
                if (!answer.isOurs()) {
                    // The entry that was to link its identifier was refused; now it is known that it did not.
                    next.add(each.group());
                } else if (!begun && !each.isFirst()) {
                    // The entry that was to begin the journey was refused; the next one begins it in its place.
                    next.add(each.group());
                } else if (answer.refusal() == null) {
                    begun = true;
                    Outcome.Recorded recorded = new Outcome.Recorded(journey, answer.firstSequence(), answer.events());
                    outcomes[each.group()] = recorded;
                    grown.add(journey);
                    each.keys().forEach(key -> answered.put(key, recorded));
                    each.newIdentifiers().forEach(print -> linked.put(print, journey));
                } else {
                    JourneyId holder = answer.perhapsAbsorbed() ? absorbed.holder(all.absorbed(), each.facts()) : null;
                    if (holder == null) {
                        outcomes[each.group()] = new Outcome.Rejected(Rejection.of(answer.refusal()));
                    } else {
                        elsewhere.put(each.group(), holder);
                        next.add(each.group());
                    }
                }
            }
        });
        plan.repeats().forEach((group, earlier) -> {
            if (outcomes[earlier] instanceof Outcome.Recorded(JourneyId journey, long firstSequence, int events)) {
                outcomes[group] = new Outcome.Duplicate(journey, firstSequence, events);
            } else {
                next.add(group);
            }
        });
        keys.keep(grown);
        receipts.add(answered);
        identities.add(linked);
    }

    private static EncodedAhead encodedAhead(Plan plan, List<EntryGroup> groups) {
        EncodedAhead encoded = new EncodedAhead();
        for (List<Plan.Planned> planned : plan.byJourney().values()) {
            for (Plan.Planned each : planned) {
                for (EntryGroup.Item item : groups.get(each.group()).items()) {
                    if (item.fact() != null && item.encoded() != null) {
                        encoded.add(item.fact(), item.encoded());
                    }
                }
                SealedAhead ahead = groups.get(each.group()).ahead();
                if (ahead != null) {
                    ahead.who().forEach(fact -> encoded.add(fact.event(), fact.encoded()));
                    ahead.facts().values().forEach(fact -> encoded.add(fact.event(), fact.encoded()));
                }
            }
        }
        return encoded;
    }

    private List<Journeys.Call> calls(Plan plan) {
        Instant now = clock.instant();
        List<Journeys.Call> calls = new ArrayList<>(plan.byJourney().size());
        plan.byJourney().forEach((journey, planned) -> {
            List<RecordEntries.Group> facts =
                    planned.stream().map(Plan.Planned::facts).toList();
            calls.add(new Journeys.Call(new RecordEntries(journey.value(), facts, now, false), plan.begins(journey)));
        });
        return calls;
    }
}
