package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The file that Kibana imports: a saved object a line, and a summary at the end. */
public final class KibanaFile {

    public static final String NAME = "journey-ledger-kibana.ndjson";
    public static final String TYPE = "application/x-ndjson";

    private KibanaFile() {}

    @JsonPropertyOrder({
        "exportedCount",
        "missingRefCount",
        "missingReferences",
        "excludedObjectsCount",
        "excludedObjects"
    })
    record Summary(
            int exportedCount,
            int missingRefCount,
            List<Reference> missingReferences,
            int excludedObjectsCount,
            List<Reference> excludedObjects) {}

    /** Writes it; the stream stays open. */
    public static void write(Words words, OutputStream to) throws IOException {
        List<SavedObject> objects = SavedObjects.of(Boards.in(words), words);
        for (SavedObject object : objects) {
            line(object, to);
        }
        line(new Summary(objects.size(), 0, List.of(), 0, List.of()), to);
    }

    private static void line(Object value, OutputStream to) throws IOException {
        to.write(KibanaJson.MAPPER.writeValueAsBytes(value));
        to.write('\n');
    }
}
