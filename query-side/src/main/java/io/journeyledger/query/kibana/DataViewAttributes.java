package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.View;
import org.jspecify.annotations.Nullable;

/**
 * A data view.
 *
 * @param title the alias that it reads
 * @param name what people see
 * @param timeFieldName what the time picker filters; none: documents that tell how things stand now
 */
record DataViewAttributes(
        String title, String name, @Nullable String timeFieldName) implements Attributes {

    static final String TIME = "@timestamp";

    @Override
    public SavedType of() {
        return SavedType.DATA_VIEW;
    }

    /** The id of the data view of a view. */
    static String id(View view) {
        return view.alias();
    }

    static @Nullable String time(View view) {
        return switch (view) {
            case CUSTOMERS -> null;
            case COMPLAINTS, TIMELINE, TRANSITIONS -> TIME;
        };
    }
}
