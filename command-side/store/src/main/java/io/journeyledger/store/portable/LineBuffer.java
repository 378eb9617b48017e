package io.journeyledger.store.portable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/** A CloudEvent in JSON while it is put together. Used by one thread. */
final class LineBuffer {

    private byte[] bytes = new byte[4096];
    private int length;

    LineBuffer begin(String id, String source, String type) {
        length = 0;
        append("{\"specversion\":\"1.0\"");
        attribute("id", id);
        attribute("source", source);
        attribute("type", type);
        return this;
    }

    /** @param value null: it is left out */
    LineBuffer attribute(String name, @Nullable String value) {
        if (value != null) {
            append(",\"");
            append(name);
            append("\":\"");
            append(JsonStringEncoder.getInstance().quoteAsUTF8(value));
            append("\"");
        }
        return this;
    }

    /** @param json what stands there as it is; without line feeds */
    LineBuffer end(byte[] json) {
        append(",\"data\":");
        append(json);
        append("}\n");
        return this;
    }

    /** Longer than what is in it; see {@link #length}. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void append(String text) {
        append(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void append(byte[] more) {
        if (bytes.length - length < more.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }
}
