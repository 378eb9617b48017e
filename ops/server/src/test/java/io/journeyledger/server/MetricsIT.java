package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Prometheus reads of the running demo. */
@ExtendWith(SharedDemo.class)
class MetricsIT {

    private static final String ACKNOWLEDGED_WITHOUT_LODGING = """
            {"specversion":"1.0","id":"m1","source":"metrics","type":"io.journeyledger.complaint.acknowledged.v1",
             "time":"2026-01-01T00:00:00Z","data":{"customer":[{"kind":"EMAIL","value":"metrics@example.org"}],
             "complaintId":"M1"}}""";

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(journey_\\w+)`");
    private static final Pattern SERVED = Pattern.compile("(?m)^# TYPE (journey_\\w+)");

    @Test
    void are_those_of_the_reference(LedgerProcess demo) throws IOException {
        assertThat(demo.post(ACKNOWLEDGED_WITHOUT_LODGING).body()).contains("complaint-unknown");

        Set<String> served = found(SERVED, metrics(demo));

        served.removeIf(name -> name.endsWith("_seconds_max"));
        assertThat(served).isEqualTo(found(DOCUMENTED, Files.readString(Path.of("../../docs/reference/metrics.md"))));
    }

    @Test
    void tell_how_many_events_there_are_and_how_many_complaints_are_late(LedgerProcess demo) {
        String metrics = metrics(demo);

        assertThat(value(metrics, "journey_ledger_events")).isGreaterThan(10_000);
        assertThat(value(metrics, "journey_complaint_deadlines{state=\"due\"}")
                        + value(metrics, "journey_complaint_deadlines{state=\"breached\"}"))
                .isPositive();
        assertThat(value(metrics, "journey_view_position{view=\"customers\"}")).isPositive();
        assertThat(value(metrics, "journey_view_lag_events{view=\"customers\"}"))
                .isNotNaN();
        assertThat(value(metrics, "journey_rebuild_progress_ratio")).isNaN();
    }

    private static String metrics(LedgerProcess demo) {
        return demo.look(demo.url() + "/actuator/prometheus").body();
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
