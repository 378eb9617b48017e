package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** From the page of a complaint as it was to the journey as it was, and back to today. */
class TimeControlIT extends AtTheDemo {
    @ParameterizedTest
    @EnumSource
    void goes_back_to_what_a_complaint_was_and_on_to_its_journey_as_of_then(Screen screen) {
        try (Visit visit = new Visit(ledger, chromium, screen)) {
            Page page = visit.page;
            JsonNode complaint = oneOfSeveralSteps();
            String path = "/complaints/" + complaint.at("/journey/stream").asString() + "/"
                    + complaint.path("complaintId").asString();
            visit.to(path);
            int steps = page.locator("#history ~ .day .event").count();

            page.fill("#occurredUntil", complaint.path("lodgedAt").asString().substring(0, 10) + "T23:59");
            page.click("form.asof button");
            page.waitForURL("**occurredUntil=*");

            assertThat(page.locator("main .notice:not(#said)").textContent()).contains("As it was on");
            assertThat(page.locator("#history ~ .day .event").count()).isLessThan(steps);
            assertThat(page.locator("#act, .acts, form[method=post]:not(.languages)")
                            .count())
                    .isZero();
            visit.look("complaint-then");
            String then = URI.create(page.url()).getQuery();

            page.locator("header.title a[href*='/journeys/']").first().click();
            page.waitForURL("**/journeys/**");
            assertThat(page.url()).contains("occurredUntil=");
            assertThat(page.locator("main .notice:not(#said)").textContent()).contains("As it was on");

            page.locator("a.row-title[href*='" + path + "?']").click();
            page.waitForURL("**" + path + "?**");
            assertThat(then).contains(URI.create(page.url()).getQuery());

            page.locator("form.asof a").click();
            page.waitForURL("**" + path);
            assertThat(page.locator("main .notice:not(#said)").count()).isZero();
            assertThat(page.locator("#act").count()).isEqualTo(1);
        }
    }

    /** What complaints the demo has depends on the day on which it is made up. */
    private static JsonNode oneOfSeveralSteps() {
        JsonNode found = ledger.get("/api/v1/complaints?show=ALL&size=200");
        List<JsonNode> complaints = found.path("complaints").valueStream().toList();
        return complaints.stream()
                .filter(complaint -> !day(complaint.path("history").path(0))
                        .equals(day(complaint
                                .path("history")
                                .path(complaint.path("history").size() - 1))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no complaint goes on for more than a day: " + found));
    }

    private static String day(JsonNode step) {
        return step.path("occurredAt").asString().substring(0, 10);
    }
}
