package io.journeyledger.query;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer to a search in which the documents stay the bytes they are: nothing is made of them but their places.
 *
 * @param pointInTime empty where the answer names none
 * @param total 0 where it was not asked for
 */
record RawPage(byte[] bytes, String pointInTime, long total, List<RawHit> hits) {

    /** What of an answer is wanted, in Elasticsearch's words. */
    static final String WANTED = "pit_id,hits.total,hits.hits._id,hits.hits._source";

    private static final JsonMapper JSON = new JsonMapper();

    /** @param from place of the document's first byte */
    record RawHit(String id, int from, int length) {}

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
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean source = json.currentName().equals("_source");
            json.nextToken();
            if (source) {
                from = (int) json.currentTokenLocation().getByteOffset();
                json.skipChildren();
                length = (int) json.currentLocation().getByteOffset() - from;
            } else {
                id = json.getString();
            }
        }
        return new RawHit(id, from, length);
    }
}
