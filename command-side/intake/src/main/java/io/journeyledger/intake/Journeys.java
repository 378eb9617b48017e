package io.journeyledger.intake;

import io.journeyledger.intake.RecordEntries.Answers;
import io.journeyledger.store.JourneyKeys;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/**
 * Puts commands before many journeys in one unit of work, so that the events of all of them are one append. On its way
 * through the command bus each command would have a unit of work, and an append, of its own.
 */
@Component
class Journeys {

    private final Repository<JourneyAggregate> repository;
    private final ClockSkew skew;
    private final JourneyKeys keys;

    Journeys(Repository<JourneyAggregate> repository, ClockSkew skew, JourneyKeys keys) {
        this.repository = repository;
        this.skew = skew;
        this.keys = keys;
    }

    /** One command for one journey; {@code begins}: the journey's id was made for it, so there is no stream to load. */
    record Call(RecordEntries command, boolean begins) {}

    /** The answers in the order of the calls, after the append. Each journey is called once. */
    List<Answers> record(List<Call> calls) {
        if (calls.isEmpty()) {
            return List.of();
        }
        List<Answers> answers = new ArrayList<>(calls.size());
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage(calls));
        try {
            // All are loaded before the first one decides: Axon looks for what a stream adds within the unit of work
            // through all that its journeys have recorded so far, which makes loading in between quadratic.
            List<Aggregate<JourneyAggregate>> journeys =
                    calls.stream().map(this::journey).toList();
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
        return answers;
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
