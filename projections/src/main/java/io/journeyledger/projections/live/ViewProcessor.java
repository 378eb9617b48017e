package io.journeyledger.projections.live;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.store.operation.StoredTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the live projection on Axon's tracking processor with one thread: it delivers full batches, which the pooled one
 * does not, and the events of a journey in order.
 *
 * <p>One processor serves all four views. They live in one Elasticsearch and fail together with it; one pass reads and
 * decodes each event once instead of four times; and a page that shows a customer beside its timeline shows both at one
 * position. What would fail for one view alone is a document that its index refuses; the bulk writes all others, and
 * the failure names the document. A single view is brought up to date by a rebuild, which has a position of its own.
 *
 * <p>While Elasticsearch does not answer it tries again and again, at first after a second, later every five; the token
 * stays, so nothing is lost.
 */
public final class ViewProcessor implements SmartLifecycle {

    /** The name under which Axon keeps the token. */
    static final String NAME = "views";

    /** After a failure, until the next attempt. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(ViewProcessor.class);
    static final int SEGMENT = 0;

    private final ViewIndices indices;
    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final TokenStore tokens;
    private final StoredTokens stored;
    private final TransactionManager transactions;
    private final LiveProjection projection;
    private final InstantSource clock;
    private final String policy;
    private final TrackingEventProcessor processor;

    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable Throwable failure;

    ViewProcessor(
            ViewIndices indices,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            StoredTokens stored,
            TransactionManager transactions,
            LiveProjection projection,
            InstantSource clock,
            String policy,
            int batchSize) {
        this.policy = policy;
        this.indices = indices;
        this.source = source;
        this.tokens = tokens;
        this.stored = stored;
        this.transactions = transactions;
        this.projection = projection;
        this.clock = clock;
        this.processor = new Patient(TrackingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(projection)
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(batchSize)
                        // How long a stop may have to wait for a thread that waits for events.
                        .andEventAvailabilityTimeout(250, TimeUnit.MILLISECONDS)
                        .andInitialTrackingToken(_ -> source.createTailToken())
                        .andEventTrackerStatusChangeListener(changed -> {
                            if (changed.values().stream().anyMatch(EventTrackerStatus::trackerRemoved)) {
                                projection.giveAway();
                            }
                        })));
    }

    /**
     * Axon doubles its wait after a failure up to a minute; an index that is back should not be waited for so long.
     * What Axon logs of that is put right where the log is set up.
     */
    private final class Patient extends TrackingEventProcessor {

        Patient(Builder builder) {
            super(builder);
        }

        @Override
        protected void doSleepFor(long millis) {
            super.doSleepFor(Math.min(millis, LONGEST_WAIT.toMillis()));
            if (projection.failure() != null) {
                makeWhatWasDeleted();
            }
        }
    }

    /** Returns at once; the projection starts when Elasticsearch answers. */
    @Override
    public void start() {
        CountDownLatch stop = new CountDownLatch(1);
        stopping = stop;
        Thread.ofVirtual().name("views-start").start(() -> startWhenIndicesAreThere(stop));
    }

    @Override
    public void stop() {
        stopping.countDown();
        processor.shutDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    /** Position up to which the views are written, by this process or another, or would go on after a start. */
    TrackingToken token() {
        return own().or(() -> stored.of(NAME)).orElseGet(source::createTailToken);
    }

    /** The same where it is this process that writes the views now; none where another does, or none. */
    Optional<TrackingToken> own() {
        return processor.processingStatus().values().stream()
                .map(EventTrackerStatus::getTrackingToken)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** What keeps the projection from going on; none when nothing does. */
    @Nullable
    Throwable failure() {
        if (processor.isError()) { // Axon has ended its thread, and what that held nobody else can release
            return new IllegalStateException(
                    "Nothing follows the ledger any more since an error that the log tells of; start this process anew");
        }
        Throwable starting = failure;
        return starting == null ? projection.failure() : starting;
    }

    private void startWhenIndicesAreThere(CountDownLatch stop) {
        long wait = 250;
        while (stop.getCount() > 0) {
            try {
                makeMissing();
                failure = null;
                sayWhereIndicesAreMadeByThemselves();
                if (stop.getCount() > 0) {
                    processor.start();
                }
                return;
            } catch (RuntimeException | Error e) {
                // An error, such as that there is no thread to be had, ends no process.
                if (failure == null) {
                    LOG.warn("The views cannot be followed yet, trying again: {}", e.getMessage());
                }
                failure = e;
            }
            try {
                if (stop.await(wait, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            wait = Math.min(wait * 2, LONGEST_WAIT.toMillis());
        }
    }

    private void sayWhereIndicesAreMadeByThemselves() {
        try {
            if (indices.areMadeByThemselves()) {
                LOG.warn("Elasticsearch makes an index by itself of what is written to one that was deleted: set"
                        + " action.auto_create_index of the cluster to \"-journey-*,+*\"");
            }
        } catch (RuntimeException e) {
            LOG.debug(
                    "Whether Elasticsearch makes indices by itself it does not say",
                    e); // who writes views need not have the right to ask
        }
    }

    private void makeMissing() {
        Set<View> missing = indices.missing();
        if (!missing.isEmpty()) {
            beginAnew(missing);
            indices.createMissing(policy, clock.instant());
        }
    }

    /** Called while the claim to the token is released, before the batch that failed is tried again. */
    private void makeWhatWasDeleted() {
        try {
            makeMissing();
        } catch (IllegalStateException e) {
            LOG.warn("The views stand still: {}", e.getMessage()); // there is something that people must put right
        } catch (RuntimeException e) {
            LOG.debug(
                    "Whether there are all indices cannot be said, or one cannot be made; the next attempt asks again",
                    e);
        }
    }

    /**
     * A new index lacks what was projected before: all is projected again, which changes nothing elsewhere. The token
     * goes back before there is a new index: who finds one, after a crash or in another process, can rely on the token.
     */
    private void beginAnew(Set<View> missing) {
        transactions.executeInTransaction(() -> {
            if (tokens.fetchSegments(NAME).length > 0) {
                LOG.info("There is no index of {}; projecting the ledger from its beginning", missing);
                tokens.fetchToken(NAME, SEGMENT);
                tokens.storeToken(source.createTailToken(), NAME, SEGMENT);
                tokens.releaseClaim(NAME, SEGMENT);
                projection.forget();
            }
        });
    }
}
