package io.journeyledger.projections.index;

import static io.journeyledger.projections.index.Asking.asking;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Puts right what is wrong in an index that the live projection follows. Versions are external and only rise, so a
 * document with a version that is too high, or a deletion with one, would keep every later write out: it is deleted,
 * the deletion is forgotten, and the document is written again with the version it should have. Safe for use by many
 * threads.
 */
public final class Mending {

    /** How Elasticsearch counts the age of deletions is exact to 200 ms; all tries take longer than that. */
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private static final int TRIES = 40;

    private final ElasticsearchClient client;
    private final StoredDocuments stored;
    private final Deletions deletions;

    public Mending(ElasticsearchClient client, StoredDocuments stored) {
        this.client = client;
        this.stored = stored;
        this.deletions = new Deletions(client);
    }

    /**
     * A document that is wrong.
     *
     * @param found its version; 0 where it is missing
     * @param version what its version should be; of a document that should not be, the highest that does no harm
     * @param source what it should be; none: it should not be
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, sent once
    public record Wrong(String id, long found, long version, byte @Nullable [] source) {

        boolean isRaised() {
            return found > version;
        }
    }

    /**
     * Writes what is right. What the live projection wrote newer meanwhile stays. Who is interrupted deletes nothing
     * any more, but writes first what is deleted already, which takes seconds.
     *
     * @return why a document could not be put right, by id
     * @throws ViewsUnavailableException when Elasticsearch cannot be reached: what was done until then is done
     */
    public Map<String, String> mend(String index, List<Wrong> wrong) {
        Map<String, String> refused = new HashMap<>();
        List<Wrong> raised = wrong.stream().filter(Wrong::isRaised).toList();
        List<Wrong> hindered = new ArrayList<>(raised);
        List<Wrong> plain = wrong.stream().filter(w -> !w.isRaised()).toList();
        Map<String, Boolean> conflicts = new HashMap<>();
        write(plain.stream().map(w -> right(index, w)).toList(), refused, refused, conflicts);
        if (!conflicts.isEmpty()) {
            // Where there is a document now, somebody knew better. Where there is none, a deletion is in the way.
            Map<String, Stored> there = stored.read(index, conflicts.keySet());
            plain.stream()
                    .filter(w -> conflicts.containsKey(w.id()) && !there.containsKey(w.id()))
                    .forEach(hindered::add);
        }
        if (!hindered.isEmpty()) {
            toItsEnd(() -> {
                deletions.forgetSoon(index);
                try {
                    lower(index, raised, hindered, refused);
                } finally {
                    deletions.rememberAsUsual(index);
                }
            });
        }
        return refused;
    }

    /**
     * On a thread that nobody interrupts: what was deleted must be written again, though the process be about to end.
     */
    private static void toItsEnd(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        Thread.ofVirtual().name("mending").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void lower(String index, List<Wrong> raised, List<Wrong> hindered, Map<String, String> refused) {
        Map<String, Boolean> newer = new HashMap<>();
        write(
                raised.stream()
                        .map(w -> new Operation(index, w.id(), w.found(), null))
                        .toList(),
                refused,
                refused,
                newer);
        List<Wrong> open = hindered.stream()
                .filter(w -> !newer.containsKey(w.id()) && !refused.containsKey(w.id()))
                .toList();
        Map<String, String> busy = new HashMap<>();
        for (int i = 0; i < TRIES && !open.isEmpty(); i++) {
            Pause.of(BETWEEN_TRIES);
            try {
                open = hindered(index, open, refused, busy);
            } catch (ViewsUnavailableException e) {
                if (i == TRIES - 1) {
                    throw e;
                } // otherwise it is asked again: what is deleted is still to be written
            }
        }
        open.forEach(
                w -> refused.put(w.id(), busy.getOrDefault(w.id(), "the index keeps a version above " + w.version())));
    }

    /** @return those that the index does not take yet */
    private List<Wrong> hindered(
            String index, List<Wrong> open, Map<String, String> refused, Map<String, String> busy) {
        busy.clear();
        deletions.forgetSoon(index); // again: a process that starts lets it remember them as usual
        // Deletions that are old enough are thrown away with a refresh.
        asking(() -> client.indices().refresh(refresh -> refresh.index(index)));
        Map<String, Boolean> conflicts = new HashMap<>();
        write(
                open.stream()
                        .filter(w -> w.source() != null)
                        .map(w -> right(index, w))
                        .toList(),
                refused,
                busy,
                conflicts);
        return open.stream()
                .filter(w -> conflicts.containsKey(w.id()) || busy.containsKey(w.id()))
                .toList();
    }

    private static Operation right(String index, Wrong wrong) {
        return new Operation(
                index, wrong.id(), wrong.source() == null ? wrong.found() : wrong.version(), wrong.source());
    }

    /** @param busy what may be taken when it is asked again, and why it is not taken now */
    private void write(
            List<Operation> operations,
            Map<String, String> refused,
            Map<String, String> busy,
            Map<String, Boolean> conflicts) {
        if (operations.isEmpty()) {
            return;
        }
        for (BulkResponseItem item : asking(() -> new BulkRequest(operations).send(client))) {
            String id = String.valueOf(item.id());
            switch (item.status()) {
                case Asking.CONFLICT -> conflicts.put(id, true);
                case Asking.NOT_FOUND -> { // gone already
                }
                default ->
                    (Asking.passes(item.status()) ? busy : refused)
                            .put(id, BulkRequest.reason(Objects.requireNonNull(item.error())));
            }
        }
    }
}
