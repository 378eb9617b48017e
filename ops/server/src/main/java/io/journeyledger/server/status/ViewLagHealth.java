package io.journeyledger.server.status;

import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.live.ViewMonitor;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service while a view is further behind than an import explains: pages show old facts then. */
final class ViewLagHealth implements HealthIndicator {
    private final ViewMonitor monitor;
    private final Duration tolerated;

    ViewLagHealth(ViewMonitor monitor, Duration tolerated) {
        this.monitor = monitor;
        this.tolerated = tolerated;
    }

    @Override
    public Health health() {
        List<ViewStatus> lags;
        try {
            lags = Soon.ask(monitor::lags);
        } catch (Soon.LedgerAwayException e) {
            return Health.unknown()
                    .withDetail("problem", String.valueOf(e.getMessage()))
                    .build();
        }
        Health.Builder health = Health.up();
        for (ViewStatus view : lags) {
            if (view.lagSeconds() > tolerated.toSeconds()) {
                health.outOfService();
            }
            health.withDetail(
                    view.view().label(),
                    "%d events and %.0f seconds behind".formatted(view.lagEvents(), view.lagSeconds()));
        }
        return health.build();
    }
}
