package io.journeyledger.query.web.exports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a program for exports. */
final class Exports {

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Exports(int port) {
        this.port = port;
    }

    /** @param path after {@code /api/v1/exports}; its parameters stand as people type them */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> compressed(String path) throws IOException, InterruptedException {
        return http.send(
                request(path).header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        int query = path.indexOf('?') + 1;
        String encoded = Arrays.stream(path.substring(query).split("&"))
                .map(parameter -> parameter.substring(0, parameter.indexOf('=') + 1)
                        + URLEncoder.encode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/api/v1/exports" + path.substring(0, query) + encoded));
    }

    static List<NamedCsvRecord> rows(String csv) throws IOException {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return reader.stream().toList();
        }
    }
}
