package io.journeyledger.store.portable;

import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Sha256;
import io.journeyledger.store.keys.StoredKey;
import io.journeyledger.store.operation.StoredReceipt;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the file: each line is a CloudEvent 1.0 in JSON, its attributes first, then {@code data} as it is stored. The
 * caller keeps to the order: begun, keys each before the first event of their journey, events, receipts, end.
 */
public final class PortableWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private final OutputStream out;
    private final String file = Names.FILE + UUID.randomUUID();
    private final LineBuffer line = new LineBuffer();
    private final MessageDigest digest = Sha256.begun();
    private long events;
    private long keys;
    private long receipts;
    private long lines;

    public PortableWriter(OutputStream out) {
        this.out = out;
    }

    /** @param now when the file was begun */
    public void begin(PortableLine.Begun begun, Instant now) throws IOException {
        line.begin("begun", file, Names.BEGUN).attribute("time", now.toString());
        write(JSON.writeValueAsBytes(begun));
    }

    public void key(StoredKey key) throws IOException {
        String journey = key.journey().value();
        line.begin("key-" + journey, file, Names.KEY).attribute("subject", journey);
        write(JSON.writeValueAsBytes(KeyJson.of(key)));
        keys++;
    }

    /** @param provenance where it came from; null when the ledger does not say */
    public void event(RawEvent event, @Nullable Provenance provenance) throws IOException {
        line.begin(event.eventId(), Names.LEDGER, Names.RECORDED + event.type() + ".v" + event.revision())
                .attribute("subject", event.journey())
                .attribute("time", occurredAt(event.payload()))
                .attribute(Names.RECORDED_TIME, event.recordedAt().toString())
                .attribute(Names.POSITION, Long.toString(event.position()));
        if (provenance != null) {
            line.attribute(Names.ENTRY_SOURCE, provenance.source())
                    .attribute(Names.ENTRY_ID, provenance.id())
                    .attribute(Names.ACTOR, provenance.actor())
                    .attribute(Names.TENANT, provenance.tenant())
                    .attribute(Names.CORRELATION, provenance.correlationId())
                    .attribute(Names.CAUSATION, provenance.causationId())
                    .attribute(Names.TRACEPARENT, provenance.traceparent());
        }
        write(event.payload());
        events++;
    }

    public void receipts(List<StoredReceipt> some) throws IOException {
        line.begin("receipts-" + lines, file, Names.RECEIPTS);
        write(JSON.writeValueAsBytes(some.stream().map(ReceiptJson::of).toList()));
        receipts += some.size();
    }

    /** Without this line the file is not whole. */
    public void end() throws IOException {
        String sum = HexFormat.of().formatHex(digest.digest());
        line.begin("ended", file, Names.ENDED);
        write(JSON.writeValueAsBytes(new PortableLine.Ended(events, keys, receipts, sum)));
        out.flush();
    }

    private void write(byte[] data) throws IOException {
        line.end(data);
        digest.update(line.bytes(), 0, line.length());
        out.write(line.bytes(), 0, line.length());
        lines++;
    }

    /** As it stands in the payload; null where there is none. */
    private static @Nullable String occurredAt(byte[] payload) {
        try (JsonParser json = JSON.createParser(payload)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = json.currentName().equals("occurredAt");
                json.nextToken();
                if (found) {
                    return json.getString();
                }
                json.skipChildren();
            }
            return null;
        } catch (JacksonException e) {
            return null; // it goes out as it is, and whoever reads it finds out
        }
    }
}
