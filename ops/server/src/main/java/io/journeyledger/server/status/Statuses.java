package io.journeyledger.server.status;

import io.journeyledger.projections.ViewStatus;
import io.journeyledger.projections.live.ViewMonitor;
import io.journeyledger.store.reading.LedgerReader;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;

/** Asks every part how it fares. */
public final class Statuses {
    private final Readiness readiness;
    private final LedgerReader ledger;
    private final ObjectProvider<ViewMonitor> views;
    private final String elasticsearch;
    private final String version;

    Statuses(
            Readiness readiness,
            LedgerReader ledger,
            ObjectProvider<ViewMonitor> views,
            @Value("${journey.elasticsearch.url:}") String elasticsearch,
            ObjectProvider<BuildProperties> build) {
        this.readiness = readiness;
        this.ledger = ledger;
        this.views = views;
        this.elasticsearch = elasticsearch;
        this.version = build.stream()
                .map(BuildProperties::getVersion)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("unknown");
    }

    public Status now() {
        try {
            long _ = Soon.ask(ledger::head); // nobody waits for each part of a ledger that is away
            // In this order: what is in the views by now is in the ledger, too.
            List<ViewStatus> each =
                    views.stream().flatMap(monitor -> soon(monitor).stream()).toList();
            List<String> problems =
                    each.stream().flatMap(Statuses::problem).distinct().toList();
            return status(
                    problems,
                    Soon.ask(ledger::count),
                    Soon.ask(ledger::head),
                    each.stream().map(Status.View::of).toList());
        } catch (Soon.LedgerAwayException e) {
            return status(List.of(String.valueOf(e.getMessage())), -1, -1, List.of());
        }
    }

    /** The client waits minutes for an Elasticsearch that stands still; how far the views are the ledger tells. */
    private static List<ViewStatus> soon(ViewMonitor monitor) {
        try {
            return Soon.ask(monitor::status);
        } catch (Soon.LedgerAwayException _) {
            return Soon.ask(monitor::lags);
        }
    }

    private Status status(List<String> problems, long events, long head, List<Status.View> each) {
        return new Status(
                readiness.isReached() && problems.isEmpty(),
                problems,
                events,
                head,
                elasticsearch.isEmpty() ? null : elasticsearch,
                each,
                ProcessHandle.current().pid(),
                version);
    }

    private static Stream<String> problem(ViewStatus view) {
        if (view.problem() != null) {
            return Stream.of("The views do not go on: " + view.problem());
        }
        return view.documents() < 0 ? Stream.of("Elasticsearch does not answer") : Stream.empty();
    }
}
