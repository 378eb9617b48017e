package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedDemo.class)
class RebuildFormIT {

    private static LedgerProcess ledger;
    private static Chromium chromium;

    @BeforeAll
    static void start(LedgerProcess demo, Chromium browser) {
        ledger = demo;
        chromium = browser;
    }

    @Test
    void comes_back_as_it_was_typed_when_it_is_refused() {
        try (Visit visit = new Visit(ledger, chromium, Screen.DESK)) {
            Page page = visit.page;
            visit.to("/views");
            page.selectOption("#view", "transitions");
            page.fill("#recordedUntil", "2026-01-31T12:00");
            page.fill("#occurredUntil", "2999-01-31T12:00");
            page.fill("#into", "to-come");

            page.locator("form[action='/views/rebuild'] button").click();

            assertThat(page.locator("[role=alert].problem").textContent()).contains("A date lies in the future");
            assertThat(page.inputValue("#view")).isEqualTo("transitions");
            assertThat(page.inputValue("#recordedUntil")).isEqualTo("2026-01-31T12:00");
            assertThat(page.inputValue("#occurredUntil")).isEqualTo("2999-01-31T12:00");
            assertThat(page.inputValue("#into")).isEqualTo("to-come");
        }
    }
}
