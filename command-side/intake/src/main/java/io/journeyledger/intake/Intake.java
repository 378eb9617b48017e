package io.journeyledger.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.axonframework.common.caching.Cache;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way into the ledger: recognises customers, makes entries idempotent, proposes facts, and answers when they
 * are durable. Entries of many callers share a transaction; a group of entries stands or falls as one, groups are
 * independent.
 */
@Service
public class Intake {

    private static final int MOST_ATTEMPTS = 10;

    private final WriteQueue queue = new WriteQueue(this::writeDurably);
    private final Preparation preparation;
    private final Recording recording;
    private final TransactionTemplate transaction;
    private final Cache journeys;
    private final MeterRegistry meters;
    private final Timer appends;

    Intake(
            Preparation preparation,
            Recording recording,
            PlatformTransactionManager transactions,
            Cache journeyCache,
            MeterRegistry meters) {
        this.preparation = preparation;
        this.recording = recording;
        this.transaction = new TransactionTemplate(transactions);
        this.journeys = journeyCache;
        this.meters = meters;
        this.appends = Timer.builder("journey.intake.append")
                .description("From the begin of a transaction of entries until it is durable")
                .publishPercentileHistogram()
                .register(meters);
    }

    /**
     * Records one entry.
     *
     * @return what became of it, after it is durable
     */
    public Outcome record(Entry entry) {
        return record(List.of(List.of(entry))).getFirst();
    }

    /**
     * Records groups of entries.
     *
     * @param groups each stands or falls as one and concerns one customer
     * @return what became of each group, in their order, after all are durable
     * @throws RuntimeException when the store fails; nothing of this call is recorded then, and it can be made again
     */
    public List<Outcome> record(List<List<Entry>> groups) {
        return record(groups.stream().map(this::prepare).toList(), outcomes -> {});
    }

    /**
     * Works out what can be without the ledger: for callers with a thread to spare while another writes.
     *
     * @param entries stand or fall as one and concern one customer
     */
    public EntryGroup prepare(List<Entry> entries) {
        return preparation.prepare(entries);
    }

    /** For one import: seals what its groups say before it is their turn to be written. */
    public Foresight foresight() {
        return preparation.foresight();
    }

    /**
     * Records groups of entries, and something else with them or not at all.
     *
     * @param alongside done in the same transaction, with the outcomes; may be done again when the transaction is
     */
    public List<Outcome> record(List<EntryGroup> groups, Consumer<List<Outcome>> alongside) {
        List<Outcome> outcomes = queue.write(groups, alongside);
        outcomes.forEach(this::count);
        return outcomes;
    }

    private void writeDurably(List<WriteQueue.Work> works) {
        List<EntryGroup> all =
                works.stream().flatMap(work -> work.groups().stream()).toList();
        for (int attempt = 1; ; attempt++) {
            boolean first = attempt == 1;
            try {
                List<List<Outcome>> outcomes = writeOnce(works, all, first);
                for (int i = 0; i < works.size(); i++) {
                    works.get(i).done().complete(outcomes.get(i));
                }
                return;
            } catch (RuntimeException e) {
                if (!isConflict(e) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<List<Outcome>> writeOnce(List<WriteQueue.Work> works, List<EntryGroup> all, boolean trusting) {
        try {
            return Objects.requireNonNull(
                    appends.record(() -> transaction.execute(status -> write(works, all, trusting))));
        } catch (RuntimeException | Error e) {
            journeys.removeAll(); // what was remembered of uncommitted work must not be built upon
            throw e;
        }
    }

    private List<List<Outcome>> write(List<WriteQueue.Work> works, List<EntryGroup> all, boolean trusting) {
        List<Outcome> outcomes = recording.write(all, trusting);
        List<List<Outcome>> each = new ArrayList<>(works.size());
        int from = 0;
        for (WriteQueue.Work work : works) {
            List<Outcome> own =
                    List.copyOf(outcomes.subList(from, from + work.groups().size()));
            from += own.size();
            work.alongside().accept(own);
            each.add(own);
        }
        return each;
    }

    /** Another process wrote to the same journey, identifier or receipt meanwhile: read it anew and decide again. */
    private static boolean isConflict(Throwable e) {
        Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
        // One append holds the events of many journeys. Where the database does not say which of them was there, the
        // first is blamed; if that one begins its journey, the failure is one of creation.
        return cause instanceof ConcurrencyException
                || cause instanceof AggregateStreamCreationException
                || cause instanceof DuplicateKeyException;
    }

    private void count(Outcome outcome) {
        switch (outcome) {
            case Outcome.Recorded recorded ->
                meters.counter("journey.intake.entries", "outcome", "recorded").increment();
            case Outcome.Duplicate duplicate ->
                meters.counter("journey.intake.entries", "outcome", "duplicate").increment();
            case Outcome.Rejected(Rejection rejection) -> {
                meters.counter("journey.intake.entries", "outcome", "rejected").increment();
                meters.counter("journey.intake.refusals", "reason", rejection.code())
                        .increment();
            }
        }
    }
}
