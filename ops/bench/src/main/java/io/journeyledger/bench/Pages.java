package io.journeyledger.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Every page of the running program, one request after the other, beside the page that asks nobody anything. */
final class Pages implements Subject {

    private static final int TIMES = 11;

    /** So often each page is asked for before anything counts: as often as the JVM needs to compile what makes it. */
    private static final int WARM_UP = 30;

    private static final String FORM_ALONE = "/customers/new";

    private final Served served;
    private final Map<String, String> pages;
    private final long events;

    /** @param data folder of a server that is stopped, used as it is; a new one is filled with the demo */
    Pages(Scratch scratch, Path home, Path data, int customers) throws IOException, InterruptedException {
        boolean filled = Files.isDirectory(data) && !Scratch.isEmpty(data);
        Path log = scratch.file("pages.log");
        served = filled
                ? Served.up(home, data, log)
                : Served.up(home, data, log, "--demo", "--customers", Integer.toString(customers));
        Asked asked = new Asked(served.url());
        events = asked.awaitViews();
        pages = addresses(asked);
        for (String path : pages.values()) {
            ask(path, WARM_UP);
        }
    }

    /** By the name that the report has for each. */
    private static Map<String, String> addresses(Asked asked) throws IOException, InterruptedException {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("start", "/");
        pages.put("worklist, open", "/worklist");
        pages.put("worklist, all", "/worklist?show=ALL");
        pages.put("search", "/search?q=delivery");
        String most = "/journeys/" + asked.journeyWithMostEvents();
        pages.put("journey with the most events", most);
        String complaint = asked.addressOfFirstComplaint();
        pages.put("complaint, told from the ledger", complaint);
        pages.put(
                "journey of that complaint",
                complaint.substring(0, complaint.lastIndexOf('/')).replace("/complaints/", "/journeys/"));
        pages.put("merge", most + "/merge");
        pages.put("care", "/care");
        for (String board : new String[] {"overview", "complaints", "loyalty", "health"}) {
            pages.put("dashboard " + board, "/dashboards/" + board);
        }
        pages.put("imports", "/imports");
        pages.put("views", "/views");
        return pages;
    }

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String what() {
        return "Pages of ops/ledger up on " + events + " events, each asked for " + TIMES
                + " times a run over one connection, until its last byte is read";
    }

    @Override
    public String floor() {
        return "The page " + FORM_ALONE + ", a form in the same frame, for which neither ledger nor views are asked";
    }

    @Override
    public Run run() throws IOException {
        Histogram all = new Histogram(3);
        Map<String, Histogram> each = new LinkedHashMap<>();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Histogram micros = ask(page.getValue(), TIMES);
            each.put(page.getKey(), micros);
            all.add(micros);
        }
        Run run = Run.of("all, p50 ms", millis(all, 50)).with("all, p95 ms", millis(all, 95));
        for (Map.Entry<String, Histogram> page : each.entrySet()) {
            run = run.with(page.getKey() + ", p50 ms", millis(page.getValue(), 50))
                    .with(page.getKey() + ", most ms", millis(page.getValue(), 100));
        }
        return run;
    }

    @Override
    public Run floorRun() throws IOException {
        Histogram micros = ask(FORM_ALONE, TIMES);
        return Run.of("all, p50 ms", millis(micros, 50)).with("all, p95 ms", millis(micros, 95));
    }

    private Histogram ask(String path, int times) throws IOException {
        Histogram micros = new Histogram(3);
        try (Connection connection = new Connection(served.url().getPort())) {
            for (int i = 0; i < times; i++) {
                long begun = System.nanoTime();
                int status = connection.get(path);
                micros.recordValue((System.nanoTime() - begun) / 1_000);
                if (status != 200) {
                    throw new IllegalStateException(path + " was answered " + status);
                }
            }
        }
        return micros;
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    @Override
    public void close() throws IOException {
        served.close();
    }
}
