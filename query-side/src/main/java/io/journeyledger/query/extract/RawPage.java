package io.journeyledger.query.extract;

import io.journeyledger.query.extract.Extract.Taker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer to a search in which the documents stay the bytes they are: nothing is made of them but their places. The
 * answer is taken whole, since Elasticsearch parses every document and writes it anew as soon as it is to leave
 * anything out ({@code filter_path}), which takes it longer than to find them.
 *
 * @param pointInTime empty where the answer names none
 * @param total 0 where it was not asked for
 */
record RawPage(byte[] bytes, String pointInTime, long total) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] SORT = "\"sort\":[".getBytes(StandardCharsets.US_ASCII);

    /** Reads what stands before the documents. */
    static RawPage of(byte[] answer) {
        try (JsonParser json = JSON.createParser(answer)) {
            return toDocuments(answer, json);
        }
    }

    /** Hands over one document after the other. */
    void each(Taker taker) throws IOException {
        try (JsonParser json = JSON.createParser(bytes)) {
            toDocuments(bytes, json);
            while (json.nextToken() == JsonToken.START_OBJECT) {
                take(json, taker);
            }
        }
    }

    /**
     * What the last document is sorted by, which the page after it is asked with; empty when there is none. It is found
     * from the end, so that the next page can be asked for before this one is looked through: within a text its quotes
     * would be escaped.
     */
    JsonNode end() {
        int from = bytes.length - SORT.length;
        while (from >= 0 && !Arrays.equals(bytes, from, from + SORT.length, SORT, 0, SORT.length)) {
            from--;
        }
        if (from < 0) {
            return JSON.createArrayNode();
        }
        int array = from + SORT.length - 1;
        try (JsonParser json = JSON.createParser(bytes, array, bytes.length - array)) {
            return json.readValueAsTree();
        }
    }

    /** Leaves the parser at the begin of the array of documents. */
    private static RawPage toDocuments(byte[] answer, JsonParser json) {
        String pointInTime = "";
        long total = 0;
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "pit_id" -> pointInTime = json.getString();
                case "total" -> total = total(json);
                case "hits" -> {
                    if (json.currentToken() == JsonToken.START_ARRAY) {
                        return new RawPage(answer, pointInTime, total);
                    }
                }
                default -> json.skipChildren();
            }
        }
        throw new IllegalArgumentException("The answer to a search has no hits");
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

    private void take(JsonParser json, Taker taker) throws IOException {
        String id = "";
        int from = 0;
        int length = 0;
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
                default -> {} // the index, a score, what it is sorted by
            }
        }
        taker.take(id, bytes, from, length);
    }
}
