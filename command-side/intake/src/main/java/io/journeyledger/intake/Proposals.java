package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Proposed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes what other parts of the program propose, wherever they run, and records it as entries. */
@Component
class Proposals implements AutoCloseable {

    private final Intake intake;
    private final EntryReader reader;
    private final JsonMapper json;
    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();

    Proposals(Intake intake, EntryReader reader, JsonMapper json) {
        this.intake = intake;
        this.reader = reader;
        this.json = json;
    }

    /**
     * Waits for another thread, on which no unit of work of the command bus is current: the intake writes the entries
     * of many callers in one of its own, which would become a part of that of this command.
     */
    @CommandHandler
    Proposed handle(ProposeFacts proposal) {
        try {
            return CompletableFuture.supplyAsync(() -> record(proposal), aside).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Proposed record(ProposeFacts proposal) {
        List<Entry> entries = new ArrayList<>(proposal.facts().size());
        for (int i = 0; i < proposal.facts().size(); i++) {
            try {
                entries.add(entry(proposal.facts().get(i)));
            } catch (RejectedEntryException e) {
                return refused(e.rejection(), i);
            }
        }
        EntryGroup group = intake.prepare(entries);
        for (int i = 0; i < group.items().size(); i++) {
            RejectedEntryException refused = group.items().get(i).refused();
            if (refused != null) {
                return refused(refused.rejection(), i);
            }
        }
        return switch (intake.record(List.of(group), _ -> {}).getFirst()) {
            case Outcome.Recorded(JourneyId journey, long first, int events) ->
                new Proposed.Accepted(journey, first, events);
            case Outcome.Duplicate(JourneyId journey, long first, int events) ->
                new Proposed.Accepted(journey, first, events);
            case Outcome.Rejected(Rejection rejection) -> refused(rejection, entries.size() == 1 ? 0 : null);
        };
    }

    private Entry entry(ProposeFacts.Fact fact) throws RejectedEntryException {
        JourneyId journey = fact.journey();
        ObjectNode data = json.valueToTree(fact.data());
        Entry entry = reader.read(
                fact.provenance(), fact.type(), fact.occurredAt(), journey == null ? null : journey.value(), data);
        return fact.stepsSeen() == null ? entry : entry.meantFor(fact.stepsSeen());
    }

    private static Proposed refused(Rejection rejection, @Nullable Integer fact) {
        return new Proposed.Refused(rejection.code(), rejection.detail(), rejection.said(), fact, rejection.field());
    }

    @Override
    public void close() {
        aside.close();
    }
}
