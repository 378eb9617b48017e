package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person is erased by page, after a look and not by one click; then nobody reads or finds them. */
class ErasureIT {

    private static final String KIM = "'customer':[{'kind':'EMAIL','value':'kim@example.org'}]";

    @TempDir
    Path folder;

    @Test
    void nobody_reads_or_finds_who_was_erased() {
        try (LedgerProcess ledger = LedgerProcess.up(folder.resolve("data"));
                Chromium chromium = Chromium.start();
                Visit desk = new Visit(ledger, chromium, Screen.DESK);
                Visit phone = new Visit(ledger, chromium, Screen.PHONE)) {
            String kim = command(
                    ledger, "describe-profile", KIM + ",'aspect':'DEMOGRAPHIC','attributes':{'name':'Kim Roe'}");
            command(
                    ledger,
                    "lodge-complaint",
                    KIM + ",'complaintId':'B1','issue':'Dented','narrative':'It cut my hand.'");
            ledger.awaitViews();
            desk.to("/journeys/" + kim);

            Page page = desk.page;
            page.locator("header.title a[href$='/erase']").click();
            assertThat(page.locator("main").textContent())
                    .contains(
                            "Kim Roe",
                            "kim@example.org",
                            "Every personal text in 3 events",
                            "A complaint is still open.");
            desk.look("erase");
            page.fill("[name=reason]", "request 42");
            page.fill("[name=journey]", "kim@example.org");
            page.fill("[name=actor]", "mia");
            page.locator("form.form button").click();
            assertThat(page.locator("#erase-personal-data-journey-error").textContent())
                    .isEqualTo("This is not the number of this journey.");
            desk.complaints.removeIf(said -> said.contains("422"));
            desk.look("erase-refused");
            page.fill("[name=journey]", kim);
            page.locator("form.form button").click();
            page.locator("#said [data-done=erase-personal-data]").waitFor();
            page.waitForLoadState();
            assertThat(page.url()).endsWith("/journeys/" + kim + "?done=");
            assertThat(page.locator("#said").textContent()).isEqualTo("Recorded: the personal data was erased.");
            assertThat(page.locator("main").textContent())
                    .contains("The key of this journey was destroyed", "Personal data erased: request 42")
                    .doesNotContain("Kim Roe", "kim@example.org", "It cut my hand.");
            desk.look("erased");

            ledger.awaitViews();
            phone.to("/journeys/" + kim);
            assertThat(phone.page.locator("main").textContent())
                    .contains("The key of this journey was destroyed")
                    .doesNotContain("Kim Roe", "kim@example.org", "It cut my hand.");
            phone.look("erased");
            phone.to("/search?q=kim%40example.org");
            assertThat(phone.page.locator("#results a[href*='/journeys/']").count())
                    .isZero();
        }
    }

    /** @return the journey in which it was recorded */
    private static String command(LedgerProcess ledger, String command, String data) {
        return ledger.post("/api/v1/commands/" + command, ("{'data':{" + data + "}}").replace('\'', '"'))
                .path("journey")
                .asString();
    }
}
