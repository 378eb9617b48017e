package io.journeyledger.query.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.io.JsonStringEncoder;

/** For {@code POST /INDEX/_bulk}: the lines name no index, so that they can be loaded into any. */
record BulkLineWriter(OutputStream out) implements DocumentWriter {

    private static final byte[] BEGIN = "{\"index\":{\"_id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}}\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void take(String id, byte[] page, int from, int length) throws IOException {
        out.write(BEGIN);
        out.write(JsonStringEncoder.getInstance().quoteAsUTF8(id));
        out.write(END);
        out.write(page, from, length);
        out.write('\n');
    }

    @Override
    public void end() {
        // Nothing is held.
    }
}
