package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/** What an operation makes of a field. */
public record Value(
        String label, String sourceField, @JsonIgnore Operation operation) implements Column.Metric {

    @Override
    public @Nullable Condition condition() {
        return null;
    }

    @Override
    public String dataType() {
        return operation == Operation.LATEST ? "date" : "number";
    }

    @Override
    public String operationType() {
        return operation.inLens();
    }
}
