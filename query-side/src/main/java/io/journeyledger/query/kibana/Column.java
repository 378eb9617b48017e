package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A column of a layer of Lens: what documents are grouped by, or what is counted of each group. */
public sealed interface Column {

    /** In Lens the field of a count. */
    String RECORDS = "___records___";

    /** What people see. */
    String label();

    /** So that Lens keeps the label. */
    @JsonProperty
    default boolean customLabel() {
        return true;
    }

    @JsonProperty
    String dataType();

    @JsonProperty
    String operationType();

    @JsonProperty
    String scale();

    @JsonProperty
    String sourceField();

    @JsonProperty("isBucketed")
    boolean isBucketed();

    /** Groups documents. Groups stand before what is counted of them. */
    sealed interface Bucket extends Column permits Terms, Months, Ranges {
        @Override
        default boolean isBucketed() {
            return true;
        }
    }

    /** Counts something of a group. */
    sealed interface Metric extends Column permits Count, Value {
        @Override
        default boolean isBucketed() {
            return false;
        }

        @Override
        default String scale() {
            return "ratio";
        }

        /** Which documents of the group it looks at. */
        @JsonIgnore
        @Nullable
        Condition condition();

        @JsonProperty
        default @Nullable KibanaQuery filter() {
            Condition condition = condition();
            return condition == null ? null : KibanaQuery.of(condition);
        }
    }
}
