package io.journeyledger.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/** The document as it is, with its id in front. */
record JsonLineWriter(OutputStream out) implements DocumentWriter {

    private static final byte[] BEGIN = "{\"_id\":\"".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void take(String id, byte[] page, int from, int length) throws IOException {
        out.write(BEGIN);
        out.write(JsonStringEncoder.getInstance().quoteAsUTF8(id));
        out.write('"');
        boolean empty = page[from + 1] == '}';
        out.write(empty ? '}' : ',');
        if (!empty) {
            out.write(page, from + 1, length - 1);
        }
        out.write('\n');
    }

    @Override
    public void end() {
        // Nothing is held.
    }
}
