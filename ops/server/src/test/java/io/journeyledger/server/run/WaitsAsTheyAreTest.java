package io.journeyledger.server.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WaitsAsTheyAreTest {

    /** One whose event store is away, and that does not wait as long as it says. */
    private static final class Failing extends TrackingEventProcessor {
        Failing() {
            super(builder()
                    .name("views")
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(new Object())
                            .build())
                    .messageSource(_ -> {
                        throw new IllegalStateException("The event store is away");
                    })
                    .trackingEventProcessorConfiguration(
                            TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                    .andInitialTrackingToken(_ -> new GlobalSequenceTrackingToken(0)))
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.instance()));
        }

        @Override
        protected void doSleepFor(long millis) {
            super.doSleepFor(1);
        }
    }

    @Test
    void what_axon_logs_of_its_waits_is_what_is_waited() {
        LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger axon = log.getLogger(TrackingEventProcessor.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        axon.addAppender(lines);
        axon.setLevel(Level.INFO); // programs that other tests run here say less
        WaitsAsTheyAre filter = new WaitsAsTheyAre();
        // A program of another test that never came to its own settings mutes all.
        List<TurboFilter> others = List.copyOf(log.getTurboFilterList());
        log.getTurboFilterList().clear();
        log.addTurboFilter(filter);
        TrackingEventProcessor failing = new Failing();
        try {
            failing.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> said(lines).size() >= 8);
        } finally {
            failing.shutDown();
            log.getTurboFilterList().remove(filter);
            log.getTurboFilterList().addAll(others);
            axon.detachAppender(lines);
            axon.setLevel(null);
        }
        assertThat(said(lines).subList(0, 5)).containsExactly(told(1), told(2), told(4), told(5), told(5));
    }

    private static List<String> said(ListAppender<ILoggingEvent> lines) {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains("retry in"))
                .toList();
    }

    private static String told(int seconds) {
        return "Releasing claim on token and preparing for retry in " + seconds + "s";
    }
}
