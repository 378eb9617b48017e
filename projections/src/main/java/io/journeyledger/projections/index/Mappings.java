package io.journeyledger.projections.index;

import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings and the strict mapping of each view's index, from the JSON file beside the record of its documents. */
final class Mappings {

    private static final JsonMapper JSON = new JsonMapper();

    private Mappings() {}

    /** The body with which an index is created. */
    static byte[] bytes(View view) {
        String file = view.label() + ".json";
        try (InputStream in = View.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The mapping " + file + " is not in the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode of(View view) {
        return JSON.readTree(bytes(view));
    }
}
