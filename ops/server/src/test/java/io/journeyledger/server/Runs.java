package io.journeyledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What leads people to rehearsals, audits and conflicts that have something to show. */
final class Runs {

    private static final JsonMapper JSON = new JsonMapper();

    private Runs() {}

    /** The page of a rehearsal of everybody as of a past date beside now. */
    static void compareWithThen(Page page) {
        page.fill("#fromOccurred", "2026-01-31T23:59");
        page.locator("form[action='/views/rehearsals'] .button").click();
        awaitEnd(page);
    }

    /** The form with the problems of a policy beside what was sent. */
    static void sendWrongPolicy(Page page) {
        page.locator("details:has(#text) summary").click();
        page.fill("#text", "lifecycle:\n  loyalFrom: often\n  loyalTil: 7\n");
        page.fill("#fromRecorded", "2026-01-31T23:59");
        page.locator("form[action='/views/rehearsals'] .button").click();
        page.locator(".faults").waitFor();
    }

    /** The page of an audit of a view of which a document was changed and another was invented. */
    static void auditOfWrongView(Page page) {
        tamper(page);
        page.selectOption("#view", "complaints");
        page.locator("form[action='/views/audits'] .button").click();
        awaitEnd(page);
    }

    private static void awaitEnd(Page page) {
        page.locator("#run:not([hx-trigger]) .badge.tone-done").first().waitFor();
    }

    private static void tamper(Page page) {
        String ledger = URI.create(page.url()).resolve("/").toString();
        String elasticsearch =
                ask(page, ledger + "api/v1/status").path("elasticsearch").asString();
        JsonNode hit = ask(
                        page,
                        elasticsearch
                                + "/journey-complaints/_search?version=true&size=1&q=complaintId:*&sort=lodgedAt:asc")
                .at("/hits/hits/0");
        ObjectNode changed = (ObjectNode) hit.path("_source");
        changed.put("severity", "GRAVE").put("open", true);
        String index = elasticsearch + "/" + hit.path("_index").asString() + "/_doc/";
        put(page, index + hit.path("_id").asString(), hit.path("_version").asLong(), changed);
        changed.put("complaintId", "INVENTED");
        put(page, index + changed.at("/journey/stream").asString() + ":INVENTED", 1, changed);
        assertThat(page.request()
                        .post(elasticsearch + "/journey-complaints/_refresh")
                        .ok())
                .isTrue();
    }

    /** The page of conflicts, once an entry has named two customers as one. */
    static void meetConflict(Page page) {
        String ledger = URI.create(page.url()).resolve("/").toString();
        ObjectNode data = JSON.createObjectNode().put("topic", "time").put("value", "mornings");
        ArrayNode customer = data.putArray("customer");
        ask(page, ledger + "api/v1/complaints?show=ALL&size=50")
                .path("complaints")
                .valueStream()
                .map(complaint -> complaint.at("/journey/id").asString())
                .distinct()
                .limit(2)
                .map(id -> ask(page, ledger + "api/v1/journeys/" + id).at("/journey/identifiers/0"))
                .forEach(known -> customer.addObject()
                        .put("kind", known.path("kind").asString())
                        .put("value", known.path("value").asString()));
        APIResponse refused = page.request()
                .post(
                        ledger + "api/v1/commands/note-preference",
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(JSON.createObjectNode()
                                        .set("data", data)
                                        .toString()));
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        page.navigate(ledger + "conflicts");
        page.locator("a[href*='/merge?with=']").first().waitFor();
    }

    private static JsonNode ask(Page page, String address) {
        return JSON.readTree(page.request().get(address).body());
    }

    private static void put(Page page, String address, long version, ObjectNode source) {
        APIResponse answer = page.request()
                .put(
                        address + "?version_type=external_gte&version=" + version,
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(source.toString()));
        assertThat(answer.status()).as(answer.text()).isLessThan(300);
    }
}
