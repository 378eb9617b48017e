package io.journeyledger.query.kibana;

import java.util.function.UnaryOperator;

/**
 * What things are called, in the language of the reader.
 *
 * @param texts a text by its key, such as {@code dashboard.overview}
 */
public record Words(UnaryOperator<String> texts) {

    String text(String key) {
        return texts.apply("dashboard." + key);
    }

    /** A panel or a session. */
    String panel(String id) {
        return text("panel." + id);
    }

    String column(String id) {
        return text("column." + id);
    }

    String field(String name) {
        return text("field." + name);
    }

    Control control(String id, String field) {
        return new Control(id, column(id), field);
    }
}
