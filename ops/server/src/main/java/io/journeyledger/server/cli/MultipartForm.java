package io.journeyledger.server.cli;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A form as of RFC 7578 whose files are read while they are sent, however large they are. */
final class MultipartForm {
    private final String boundary = "journey-ledger-" + UUID.randomUUID();
    private final List<BodyPublisher> parts = new ArrayList<>();

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    void text(String name, String value) {
        parts.add(bytes(head("name=\"" + name + "\"", "text/plain; charset=utf-8") + value + "\r\n"));
    }

    void file(String name, Path file) throws FileNotFoundException {
        String shown = file.getFileName()
                .toString()
                .replace("\"", "%22")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
        parts.add(bytes(head("name=\"" + name + "\"; filename=\"" + shown + "\"", "application/octet-stream")));
        parts.add(BodyPublishers.ofFile(file));
        parts.add(bytes("\r\n"));
    }

    BodyPublisher body() {
        List<BodyPublisher> whole = new ArrayList<>(parts);
        whole.add(bytes("--" + boundary + "--\r\n"));
        return BodyPublishers.concat(whole.toArray(BodyPublisher[]::new));
    }

    private String head(String disposition, String type) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n";
    }

    private static BodyPublisher bytes(String text) {
        return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
    }
}
