package io.journeyledger.intake.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.RejectedEntryException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** However many entries a body has, what is made of them at once has a bound. */
class ManyEntriesTest extends OverHttp {

    private static final String LINES = "application/x-ndjson";
    private static final String BATCH = "application/cloudevents-batch+json";

    /** The largest that is taken. */
    private static final int BODY = 16 * 1024 * 1024;

    /** A few copies of the body, but no answer for each of its millions of entries. */
    private static final long FEW = 10L * BODY;

    private final EntriesController entries = new EntriesController(
            program.get(Intake.class), program.get(EntryReader.class), program.get(JsonMapper.class));

    @ParameterizedTest
    @ValueSource(strings = {LINES, BATCH})
    void tenThousandAreAnsweredAndOneMoreIsRefused(String type) throws Exception {
        HttpResponse<String> most = post("/api/v1/entries", type, body(type, 10_000));
        HttpResponse<String> more = post("/api/v1/entries", type, body(type, 10_001));

        assertThat(most.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(most.body()).get("rejected").asInt()).isEqualTo(10_000);
        assertProblem(more, 413, "too-large");
        assertThat(JSON.readTree(more.body()).get("detail").asString()).contains("10000", "/api/v1/imports");
    }

    private static String body(String type, int entries) {
        return type.equals(BATCH) ? "[{}" + ", {}".repeat(entries - 1) + "]" : "{}\n\n".repeat(entries);
    }

    @Test
    void millionsOfLinesAreRefusedBeforeTheyAreRead() {
        assertRefusedWithFew(() -> entries.lines(filled("", "{\n", "")));
    }

    @Test
    void millionsOfElementsAreRefusedBeforeTheyAreRead() {
        assertRefusedWithFew(() -> entries.batch(filled("[", "{},", "{}]")));
    }

    @Test
    void anElementAsLargeAsTheBodyIsRefusedByItself() throws Exception {
        byte[] body = filled("[[", "{},", "{}]]");

        long before = allocated();
        EntriesController.Answers answers = entries.batch(body);

        assertThat(allocated() - before).isLessThan(FEW);
        assertThat(answers.results()).singleElement().extracting(Answer::code).isEqualTo("too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}", "[{}]]", "[{},]", "[{}{}]", "[{}] x", "\u00e9[]"})
    void whatIsNoArrayOfObjectsIsRefusedAsAWhole(String batch) throws Exception {
        assertProblem(post("/api/v1/entries", BATCH, batch), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {LINES, BATCH})
    void anEntryInWhichAFieldStandsTwiceIsRefusedByItself(String type) throws Exception {
        String twice = event("d2", "0555 0141").replace("\"currency\"", "\"currency\":\"USD\",\"currency\"");
        String id = type.equals(BATCH) ? "a" : "b";
        String entries = String.join(
                type.equals(BATCH) ? "," : "\n", event(id + 1, "0555 0141"), twice, event(id + 3, "0555 0141"));

        JsonNode results = JSON.readTree(
                        post("/api/v1/entries", type, type.equals(BATCH) ? "[" + entries + "]" : entries)
                                .body())
                .path("results");

        assertThat(results)
                .extracting(result -> result.path("outcome").asString())
                .containsExactly("recorded", "rejected", "recorded");
        assertThat(results.at("/1/detail").asString()).startsWith("a field stands twice");
    }

    @Test
    void twoEntriesInOneLineAreTold() throws Exception {
        String two = event("t1", "0555 0142") + event("t2", "0555 0142");
        JsonNode results =
                JSON.readTree(post("/api/v1/entries", LINES, two).body()).get("results");

        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.get("detail").asString())
                        .startsWith("something follows the entry at line 1, column "));
    }

    @Test
    void aBatchThatIsNotUtf8IsRefusedAsAWhole() {
        assertThatExceptionOfType(RejectedEntryException.class)
                .isThrownBy(() -> entries.batch(new byte[] {'[', '"', (byte) 0xE9, '"', ']'}))
                .withMessageContaining("UTF-8");
    }

    @Test
    void eachElementIsReadFromWhereItBegins() throws Exception {
        String batch = "\uFEFF [ " + event("é1", "0555 0140") + " ,1,\"]\",null,[{}]\n,{\"a\":[\"}\"]}, "
                + event("漏2", "0555 0140") + "]\n";
        JsonNode results =
                JSON.readTree(post("/api/v1/entries", BATCH, batch).body()).get("results");

        assertThat(results)
                .extracting(result ->
                        result.path("code").asString(result.get("outcome").asString()))
                .containsExactly(
                        "recorded", "malformed", "malformed", "malformed", "malformed", "missing-field", "recorded");
    }

    private static void assertRefusedWithFew(ThrowingCallable asked) {
        long before = allocated();
        assertThatExceptionOfType(RejectedEntryException.class)
                .isThrownBy(asked)
                .satisfies(e -> assertThat(e.rejection().code()).isEqualTo("too-large"));
        assertThat(allocated() - before).isLessThan(FEW);
    }

    private static byte[] filled(String begin, String entry, String end) {
        int times = (BODY - begin.length() - end.length()) / entry.length();
        return (begin + entry.repeat(times) + end).getBytes(US_ASCII);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
