package io.journeyledger.projections.live;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Out of service while the views do not go on. The ledger takes facts all the same. */
final class ViewHealth implements HealthIndicator {

    private final ViewMonitor monitor;

    ViewHealth(ViewMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        String problem = monitor.problem();
        return problem == null
                ? Health.up().build()
                : Health.outOfService().withDetail("problem", problem).build();
    }
}
