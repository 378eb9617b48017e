package io.journeyledger.server.status;

import io.journeyledger.store.LedgerReader;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;

/** Asks every part how it fares. */
public final class Statuses {
    private final Readiness readiness;
    private final LedgerReader ledger;
    private final String elasticsearch;
    private final String version;

    Statuses(
            Readiness readiness,
            LedgerReader ledger,
            @Value("${journey.elasticsearch.url:}") String elasticsearch,
            ObjectProvider<BuildProperties> build) {
        this.readiness = readiness;
        this.ledger = ledger;
        this.elasticsearch = elasticsearch;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown");
    }

    public Status now() {
        List<String> problems = new ArrayList<>();
        return new Status(
                readiness.isReached() && problems.isEmpty(),
                problems,
                ledger.count(),
                ledger.head(),
                elasticsearch.isEmpty() ? null : elasticsearch,
                ProcessHandle.current().pid(),
                version);
    }
}
