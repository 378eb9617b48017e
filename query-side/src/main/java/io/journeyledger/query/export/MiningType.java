package io.journeyledger.query.export;

import java.math.BigDecimal;

/** The kinds of values that XES and OCEL have in common. */
enum MiningType {
    STRING("string", "string"),
    TIME("date", "time"),
    INTEGER("int", "integer"),
    FLOAT("float", "float"),
    BOOLEAN("boolean", "boolean");

    private final String xes;
    private final String ocel;

    MiningType(String xes, String ocel) {
        this.xes = xes;
        this.ocel = ocel;
    }

    /** Name of the element of XES. */
    String xes() {
        return xes;
    }

    /** Name of the type of OCEL. */
    String ocel() {
        return ocel;
    }

    /** A value as both formats write it: ISO 8601, a full stop before decimals, no exponent. */
    static String text(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Double number -> BigDecimal.valueOf(number).toPlainString();
            case Enum<?> choice -> choice.name();
            default -> value.toString();
        };
    }
}
