package io.journeyledger.projections.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.io.JsonStringEncoder;

/** The lines of a bulk request: what shall be done, then the document. Used by one thread. */
final class JsonLines {

    private byte[] bytes;
    private int length;

    /** @param expected bytes, nearly */
    JsonLines(int expected) {
        bytes = new byte[Math.max(expected, 64)];
    }

    void add(Operation operation) {
        byte[] source = operation.source();
        text(source == null ? "{\"delete\":{\"_index\":\"" : "{\"index\":{\"_index\":\"");
        text(operation.index());
        text("\",\"_id\":\"");
        append(JsonStringEncoder.getInstance().quoteAsUTF8(operation.id()));
        text("\",\"version\":");
        text(Long.toString(operation.version()));
        text(",\"version_type\":\"external_gte\"}}\n");
        if (source != null) {
            append(source);
            text("\n");
        }
    }

    /** Longer than what is in it; see {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void text(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    private void append(byte[] more) {
        if (bytes.length - length < more.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }
}
