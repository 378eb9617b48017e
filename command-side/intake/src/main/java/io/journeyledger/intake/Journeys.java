package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Answers;
import io.journeyledger.store.engine.StreamsAhead;
import io.journeyledger.store.keys.JourneyKeys;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts commands before many journeys in one unit of work, so that the events of all of them are one append. On its way
 * through the command bus each command would have a unit of work, and an append, of its own.
 */
@Component
class Journeys {

    private static final int AT_ONCE = 250;

    private final Repository<JourneyAggregate> repository;
    private final ClockSkew skew;
    private final JourneyKeys keys;
    private final Cache cached;
    private final @Nullable StreamsAhead ahead;

    Journeys(
            Repository<JourneyAggregate> repository,
            ClockSkew skew,
            JourneyKeys keys,
            Cache journeyCache,
            ObjectProvider<StreamsAhead> ahead) {
        this.repository = repository;
        this.skew = skew;
        this.keys = keys;
        this.cached = journeyCache;
        this.ahead = ahead.getIfAvailable();
    }

    /** One command for one journey; {@code begins}: the journey's id was made for it, so there is no stream to load. */
    record Call(RecordEntries command, boolean begins) {}

    /**
     * The answers in the order of the calls, after the append. Each journey is called once. Where the caller's
     * transaction holds what is appended, some journeys at a time: Axon looks for each journey through all of a unit of
     * work.
     */
    List<Answers> record(List<Call> calls) {
        int atOnce = ahead == null ? Math.max(calls.size(), 1) : AT_ONCE;
        List<Answers> answers = new ArrayList<>(calls.size());
        for (int from = 0; from < calls.size(); from += atOnce) {
            recordTogether(calls.subList(from, Math.min(calls.size(), from + atOnce)), answers);
        }
        return answers;
    }

    /** Another process has written to it. */
    void forget(String journey) {
        cached.remove(journey);
    }

    /** Another process has written more than is worth looking through. */
    void forgetAll() {
        cached.removeAll();
    }

    private void recordTogether(List<Call> calls, List<Answers> answers) {
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(calls));
        try {
            // All are loaded before the first one decides: Axon looks for what a stream adds within the unit of work
            // through all that its journeys have recorded so far, which makes loading in between quadratic.
            List<Aggregate<JourneyAggregate>> journeys = load(calls);
            for (int i = 0; i < calls.size(); i++) {
                RecordEntries command = calls.get(i).command();
                answers.add(journeys.get(i).invoke(journey -> journey.handle(command, skew, keys)));
            }
            work.commit();
        } catch (RuntimeException | Error e) {
            if (work.isActive()) {
                work.rollback(e);
            }
            throw e;
        }
    }

    /** In the order of the calls. */
    private List<Aggregate<JourneyAggregate>> load(List<Call> calls) {
        List<Aggregate<JourneyAggregate>> loaded = new ArrayList<>(calls.size());
        List<String> cold = ahead == null ? List.of() : cold(calls);
        Runnable loading = () -> calls.forEach(call -> loaded.add(journey(call)));
        if (ahead == null || cold.size() < 2) {
            loading.run();
        } else {
            ahead.during(cold, loading);
        }
        return loaded;
    }

    private List<String> cold(List<Call> calls) {
        List<String> cold = new ArrayList<>();
        for (Call call : calls) {
            String journey = call.command().journey();
            if (!call.begins() && !cached.containsKey(journey)) {
                cold.add(journey);
            }
        }
        return cold;
    }

    private Aggregate<JourneyAggregate> journey(Call call) {
        String id = call.command().journey();
        try {
            return call.begins()
                    ? repository.newInstance(() -> new JourneyAggregate(id))
                    : repository.loadOrCreate(id, () -> new JourneyAggregate(id));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("Journey " + id + " cannot be loaded", e);
        }
    }
}
