package io.journeyledger.query.web.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.validation.FieldError;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says of a parameter what it could have been. */
public final class WrongType {
    private WrongType() {}

    public static String say(MethodArgumentTypeMismatchException e) {
        return say(e.getName(), e.getValue(), e.getRequiredType());
    }

    /** Of the first of several that stand in one record. */
    public static String say(FieldError error) {
        Class<?> type = error.contains(TypeMismatchException.class)
                ? error.unwrap(TypeMismatchException.class).getRequiredType()
                : null;
        return say(error.getField(), error.getRejectedValue(), type);
    }

    private static String say(String name, @Nullable Object value, @Nullable Class<?> type) {
        String wanted;
        if (type != null && type.isEnum()) {
            wanted = "use one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        } else if (type == Instant.class) {
            wanted = AskedInstant.FORM;
        } else if (type == LocalDate.class) {
            wanted = "use a day such as 2026-03-02";
        } else if (type == boolean.class || type == Boolean.class) {
            wanted = "use true or false";
        } else {
            wanted = "use a number";
        }
        return name + " is '" + value + "': " + wanted;
    }
}
