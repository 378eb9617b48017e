package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelledAuditIT extends AtTheDemo {
    @ParameterizedTest
    @EnumSource
    void says_that_nothing_was_looked_at_and_shows_no_zeros(Screen screen) {
        // The two before it take longer than to cancel it.
        String first = begin();
        String second = begin();
        String audit = begin();
        for (String each : new String[] {audit, second, first}) {
            assertThat(ledger.request("DELETE", each).statusCode()).isEqualTo(200);
        }
        await().atMost(Duration.ofMinutes(1))
                .until(() -> ledger.get(audit).path("over").asBoolean());

        try (Visit visit = new Visit(ledger, chromium, screen)) {
            visit.to(audit.replace("/api/v1", "/views"));
            visit.look("audit-cancelled");

            assertThat(visit.page.locator("#run").textContent())
                    .contains("Cancelled", "It ended before it looked at anything")
                    .doesNotContain("Missing", "Position", "0 of");
        }
    }

    /** @return its address */
    private static String begin() {
        return "/api/v1/audits/"
                + ledger.post("/api/v1/audits", "{\"views\": [\"all\"]}")
                        .path("id")
                        .asString();
    }
}
