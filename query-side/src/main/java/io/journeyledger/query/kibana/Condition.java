package io.journeyledger.query.kibana;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which documents count: as Kibana's query language has it, and as Elasticsearch does. */
public sealed interface Condition {

    /** In the Kibana Query Language. */
    String kql();

    /**
     * The same as a query of Elasticsearch.
     *
     * @param now what the word stands for
     */
    Map<String, Object> query(Instant now);

    /** The fields that are named. */
    List<String> fields();

    /** Every document. */
    static Condition everything() {
        return new All(List.of());
    }

    static Condition is(String field, String value) {
        return new Is(field, value);
    }

    static Condition is(String field, boolean value) {
        return new Is(field, value);
    }

    static Condition exists(String field) {
        return new Exists(field);
    }

    static Condition past(String field) {
        return new Past(field);
    }

    static Condition positive(String field) {
        return new Positive(field);
    }

    default Condition and(Condition other) {
        return new All(List.of(this, other));
    }

    /** @param value a word or a truth */
    record Is(String field, Object value) implements Condition {
        @Override
        public String kql() {
            return field + ": " + (value instanceof String text ? '"' + text + '"' : value);
        }

        @Override
        public Map<String, Object> query(Instant now) {
            return Map.of("term", Map.of(field, value));
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    record Exists(String field) implements Condition {
        @Override
        public String kql() {
            return field + ": *";
        }

        @Override
        public Map<String, Object> query(Instant now) {
            return Map.of("exists", Map.of("field", field));
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    /** A date that lies before now. */
    record Past(String field) implements Condition {
        @Override
        public String kql() {
            return field + " < now";
        }

        @Override
        public Map<String, Object> query(Instant now) {
            return Map.of("range", Map.of(field, Map.of("lt", now.toString())));
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    /** A number above zero. */
    record Positive(String field) implements Condition {
        @Override
        public String kql() {
            return field + " > 0";
        }

        @Override
        public Map<String, Object> query(Instant now) {
            return Map.of("range", Map.of(field, Map.of("gt", 0)));
        }

        @Override
        public List<String> fields() {
            return List.of(field);
        }
    }

    record All(List<Condition> conditions) implements Condition {
        @Override
        public String kql() {
            return conditions.stream().map(Condition::kql).collect(Collectors.joining(" and "));
        }

        @Override
        public Map<String, Object> query(Instant now) {
            return conditions.isEmpty()
                    ? Map.of("match_all", Map.of())
                    : Map.of(
                            "bool",
                            Map.of(
                                    "filter",
                                    conditions.stream()
                                            .map(condition -> condition.query(now))
                                            .toList()));
        }

        @Override
        public List<String> fields() {
            return conditions.stream()
                    .flatMap(condition -> condition.fields().stream())
                    .toList();
        }
    }
}
