package io.journeyledger.bench;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.query.export.DocumentFormat;
import io.journeyledger.query.export.DocumentWriter;
import io.journeyledger.query.extract.Extract;
import io.journeyledger.query.extract.Extracts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The timeline as NDJSON, beside scrolling through the same documents. */
final class Exporting implements Subject {

    private static final int PAGE = 2_000;
    private static final int MEGA = 1_000_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TOTAL = Pattern.compile("\"total\":\\{\"value\":(\\d+)");

    private final Workbench bench;
    private final HttpClient http = HttpClient.newHttpClient();
    private long scrolled;

    Exporting(Workbench bench) throws InterruptedException {
        this.bench = bench;
        bench.rebuild(RebuildRequest.live(Set.of(View.TIMELINE)), bench.writer());
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String what() {
        return "Every document of the view timeline is exported as NDJSON and thrown away";
    }

    @Override
    public String floor() {
        return "The same documents are scrolled through in the order of the index, " + PAGE
                + " a page; of an answer only the next page's name is read, and of the first how many there are";
    }

    @Override
    public Run run() throws Exception {
        long begun = System.nanoTime();
        try (Extract extract = bench.get(Extracts.class).open(View.TIMELINE, "");
                OutputStream out = new BufferedOutputStream(OutputStream.nullOutputStream())) {
            DocumentWriter writer =
                    DocumentFormat.NDJSON.of(View.TIMELINE, List.of()).to(out);
            extract.each(writer);
            writer.end();
            double seconds = Run.secondsSince(begun);
            return Run.of("documents/s", extract.total() / seconds)
                    .with("documents", (double) extract.total())
                    .with("peak heap MB", PeakHeap.megabytes());
        }
    }

    @Override
    public Run floorRun() throws Exception {
        scrolled = 0;
        long begun = System.nanoTime();
        long documents = 0;
        byte[] page = ask(
                "/" + View.TIMELINE.alias() + "/_search?scroll=5m",
                "{\"size\":" + PAGE + ",\"sort\":[\"_doc\"],\"track_total_hits\":true}");
        long total = total(page);
        String next = scroll(page);
        while (documents < total) {
            documents += PAGE;
            page = ask("/_search/scroll", "{\"scroll\":\"5m\",\"scroll_id\":\"" + next + "\"}");
            next = scroll(page);
        }
        double seconds = Run.secondsSince(begun);
        requireEmpty(JSON.readTree(page));
        return Run.of("documents/s", total / seconds).with("MB read", (double) scrolled / MEGA);
    }

    private byte[] ask(String path, String body) throws IOException, InterruptedException {
        URI address = bench.elasticsearch().url().resolve(path);
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("Elasticsearch answered " + answer.statusCode() + " to a scroll");
        }
        scrolled += answer.body().length;
        return answer.body();
    }

    /** It is the first that an answer tells. */
    private static String scroll(byte[] answer) {
        return begin(answer).split("\"", 5)[3];
    }

    /** It comes before the documents. */
    private static long total(byte[] answer) {
        Matcher total = TOTAL.matcher(begin(answer));
        if (!total.find()) {
            throw new IllegalStateException("The scroll does not say how many documents there are");
        }
        return Long.parseLong(total.group(1));
    }

    private static String begin(byte[] answer) {
        return new String(answer, 0, Math.min(answer.length, 4_000), StandardCharsets.US_ASCII);
    }

    private static void requireEmpty(JsonNode last) {
        if (last.path("hits").path("hits").size() > 0) {
            throw new IllegalStateException("The scroll had more documents than its total");
        }
    }

    @Override
    public void close() throws IOException {
        bench.close();
    }
}
