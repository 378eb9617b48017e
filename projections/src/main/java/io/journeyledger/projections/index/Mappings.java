package io.journeyledger.projections.index;

import io.journeyledger.projections.document.View;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The settings and the strict mapping of each view's index, from the JSON file beside the record of its documents. */
final class Mappings {

    private static final JsonMapper JSON = Mark.JSON;

    private Mappings() {}

    /** The body with which an index is created. */
    static byte[] bytes(View view, Mark mark) {
        return JSON.writeValueAsBytes(marked(view, mark));
    }

    /**
     * The same for an index that nobody searches until it is filled: no copies, and deletions remembered for longer
     * than any filling takes, so that an older document cannot come back after one. It is refreshed all the same: what
     * is in memory is written beside the filling then, and not by one thread after it, while all else waits.
     */
    static byte[] forFilling(View view, Mark mark) {
        ObjectNode body = marked(view, mark);
        ObjectNode settings = (ObjectNode) body.get("settings");
        settings.remove("auto_expand_replicas");
        settings.put("number_of_replicas", 0);
        settings.put("gc_deletes", "24h");
        // What is half filled after a crash of the machine is filled anew; no need to wait for the disk at each bulk.
        settings.putObject("translog").put("durability", "async");
        return JSON.writeValueAsBytes(body);
    }

    /** The settings that an index has once it is filled: those of its file, and otherwise those of Elasticsearch. */
    static byte[] settingsOnceFilled(View view) {
        ObjectNode settings = JSON.createObjectNode();
        JsonNode copies = of(view).path("settings").path("auto_expand_replicas");
        settings.set("auto_expand_replicas", copies);
        settings.put("gc_deletes", "60s");
        settings.putObject("translog").put("durability", "request");
        return JSON.writeValueAsBytes(settings);
    }

    static JsonNode of(View view) {
        String file = view.label() + ".json";
        try (InputStream in = View.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("The mapping " + file + " is not in the program");
            }
            return JSON.readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode marked(View view, Mark mark) {
        ObjectNode body = (ObjectNode) of(view);
        ((ObjectNode) body.get("mappings")).set("_meta", JSON.valueToTree(mark));
        return body;
    }
}
