package io.journeyledger.query;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer to a search in which the documents stay the bytes they are: nothing is made of them but their places. The answer is
 * taken whole, since Elasticsearch parses every document and writes it anew as soon as it is to leave anything out
 * ({@code filter_path}), which takes it longer than to find them.
 *
 * @param pointInTime empty where the answer names none
 * @param total 0 where it was not asked for
 */
record RawPage(byte[] bytes, String pointInTime, long total, List<RawHit> hits) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param from place of the document's first byte
     * @param sort place of the first byte of the array of what it is sorted by, which the page after it is asked with
     */
    record RawHit(String id, int from, int length, int sort) {}

    static RawPage of(byte[] answer) {
        String pointInTime = "";
        long total = 0;
        List<RawHit> hits = new ArrayList<>();
        try (JsonParser json = JSON.createParser(answer)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "pit_id" -> pointInTime = json.getString();
                    case "hits" -> total = hits(json, hits);
                    default -> json.skipChildren();
                }
            }
        }
        return new RawPage(answer, pointInTime, total, hits);
    }

    /** @return the total */
    private static long hits(JsonParser json, List<RawHit> hits) {
        long total = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "total" -> total = total(json);
                case "hits" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        hits.add(hit(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return total;
    }

    private static long total(JsonParser json) {
        long total = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean value = json.currentName().equals("value");
            json.nextToken();
            if (value) {
                total = json.getLongValue();
            }
        }
        return total;
    }

    private static RawHit hit(JsonParser json) {
        String id = "";
        int from = 0;
        int length = 0;
        int sort = 0;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            int place = (int) json.currentTokenLocation().getByteOffset();
            json.skipChildren();
            switch (name) {
                case "_id" -> id = json.getString();
                case "_source" -> {
                    from = place;
                    length = (int) json.currentLocation().getByteOffset() - from;
                }
                case "sort" -> sort = place;
                default -> {} // the index, a score
            }
        }
        return new RawHit(id, from, length, sort);
    }

    /** What the last document is sorted by. */
    JsonNode end() {
        int from = hits.getLast().sort();
        try (JsonParser json = JSON.createParser(bytes, from, bytes.length - from)) {
            return json.readValueAsTree();
        }
    }
}
