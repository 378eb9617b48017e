package io.journeyledger.query.kibana;

import org.jspecify.annotations.Nullable;

/**
 * A data view.
 *
 * @param title the alias that it reads
 * @param name what people see
 * @param timeFieldName see {@link DataView#time()}
 */
record DataViewAttributes(
        String title, String name, @Nullable String timeFieldName) implements Attributes {

    @Override
    public SavedType of() {
        return SavedType.DATA_VIEW;
    }
}
