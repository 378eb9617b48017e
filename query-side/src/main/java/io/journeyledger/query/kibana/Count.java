package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** How many documents. */
public record Count(String label, @JsonIgnore @Nullable Condition condition) implements Column.Metric {

    record Params(boolean emptyAsNull) {}

    @JsonProperty
    Params params() {
        return new Params(false);
    }

    @Override
    public String dataType() {
        return "number";
    }

    @Override
    public String operationType() {
        return "count";
    }

    @Override
    public String sourceField() {
        return Column.RECORDS;
    }
}
