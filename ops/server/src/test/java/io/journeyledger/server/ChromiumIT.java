package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class ChromiumIT {
    @Test
    void shows_a_page_at_the_width_of_a_phone() {
        try (Chromium chromium = Chromium.start();
                BrowserContext context = chromium.newContext(new Browser.NewContextOptions())) {
            Page page = context.newPage();
            page.setViewportSize(360, 740);
            page.setContent("<p>顧客旅程</p>");

            assertThat(page.textContent("p")).isEqualTo("顧客旅程");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        }
    }
}
