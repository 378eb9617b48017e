package io.journeyledger.query.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says of a parameter what it could have been. */
final class WrongType {
    private WrongType() {}

    static String say(MethodArgumentTypeMismatchException e) {
        Class<?> type = e.getRequiredType();
        String wanted;
        if (type != null && type.isEnum()) {
            wanted = "use one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        } else if (type == Instant.class) {
            wanted = "use an instant such as 2026-03-02T09:30:00Z";
        } else {
            wanted = "use a number";
        }
        return e.getName() + " is '" + e.getValue() + "': " + wanted;
    }
}
