package io.journeyledger.server.status;

import io.journeyledger.store.reading.LedgerReader;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the ledger can be read. It never waits for who writes, nor long for a database that is away. */
final class EventStoreHealth extends AbstractHealthIndicator {
    private final LedgerReader ledger;

    EventStoreHealth(LedgerReader ledger) {
        super("The event store cannot be read");
        this.ledger = ledger;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        try {
            builder.up().withDetail("head", Soon.ask(ledger::head));
        } catch (Soon.LedgerAwayException e) {
            builder.down().withDetail("problem", String.valueOf(e.getMessage()));
        }
    }
}
