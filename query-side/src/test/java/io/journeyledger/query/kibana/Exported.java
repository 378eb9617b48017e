package io.journeyledger.query.kibana;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file for Kibana, read back as JSON by whoever knows nothing of what wrote it. */
final class Exported {
    static final JsonMapper JSON = new JsonMapper();

    final byte[] bytes;
    final List<JsonNode> objects;
    final JsonNode summary;

    private Exported(byte[] bytes) {
        this.bytes = bytes;
        List<JsonNode> lines = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(JSON::readTree)
                .toList();
        objects = lines.subList(0, lines.size() - 1);
        summary = lines.getLast();
    }

    static Exported now() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            KibanaFile.write(English.words(), file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Exported(file.toByteArray());
    }

    List<JsonNode> of(String type) {
        return objects.stream()
                .filter(object -> object.path("type").asString().equals(type))
                .toList();
    }

    JsonNode named(String id) {
        return objects.stream()
                .filter(object -> object.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What an object refers to, by name. */
    static Map<String, JsonNode> references(JsonNode object) {
        Map<String, JsonNode> references = new TreeMap<>();
        object.path("references")
                .forEach(reference -> references.put(reference.path("name").asString(), reference));
        return references;
    }

    static Set<String> keys(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    /** JSON in a string. */
    static JsonNode inner(JsonNode text) {
        return JSON.readTree(text.asString());
    }
}
