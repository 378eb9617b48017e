package io.journeyledger.query.kibana;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The searches that Kibana makes of what stands on a dashboard, of the reader's time and of the controls. */
public final class PanelSearch {

    private static final JsonMapper JSON = KibanaJson.MAPPER;

    /** How many documents of a list are shown. */
    private static final int DOCUMENTS = 20;

    private PanelSearch() {}

    /**
     * @param values chosen, by the id of the control
     * @param time the range of the time field; applies to views that have one
     * @param zone in which months begin
     */
    public static ObjectNode of(
            Board board, Panel panel, Map<String, String> values, Map<String, String> time, Instant now, ZoneId zone) {
        ObjectNode body = JSON.createObjectNode().put("size", 0).put("track_total_hits", true);
        filter(body, board, panel, values, time, now);
        body.set("aggs", LayerSearch.aggregations(panel.layer(), now, zone));
        return body;
    }

    /** The first documents of a list. */
    public static ObjectNode documents(
            Board board, Session session, Map<String, String> values, Map<String, String> time, Instant now) {
        ObjectNode body = JSON.createObjectNode().put("size", DOCUMENTS).put("_source", false);
        filter(body, board, session, values, time, now);
        session.columns().forEach(body.putArray("fields")::add);
        ArrayNode sort = body.putArray("sort");
        session.sort()
                .forEach(by -> sort.addObject()
                        .putObject(by.field())
                        .put("order", by.order())
                        .put("missing", "_last"));
        return body;
    }

    /** A range of time as Elasticsearch has it. */
    public static Map<String, String> between(@Nullable Instant from, @Nullable Instant until) {
        Map<String, String> time = new LinkedHashMap<>();
        if (from != null) {
            time.put("gte", from.toString());
        }
        if (until != null) {
            time.put("lt", until.toString());
        }
        return time;
    }

    private static void filter(
            ObjectNode body,
            Board board,
            Content content,
            Map<String, String> values,
            Map<String, String> time,
            Instant now) {
        ArrayNode filter = body.withObject("/query/bool").putArray("filter");
        filter.add(JSON.valueToTree(content.condition().query(now)));
        String field = content.data().time();
        if (field != null && !time.isEmpty()) {
            filter.add(JSON.valueToTree(Map.of("range", Map.of(field, time))));
        }
        if (board.isChosenFor(content)) {
            for (Control control : board.controls()) {
                String value = values.get(control.id());
                if (value != null && !value.isEmpty()) {
                    filter.add(JSON.valueToTree(Map.of("term", Map.of(control.field(), value))));
                }
            }
        }
    }
}
