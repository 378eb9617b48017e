package io.journeyledger.server.run;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.ClassUtils;

/** A setting that a single part asks for by its name, and that is of another type. Spring tells the value alone. */
final class WrongValue {

    /** Such as {@code ${journey.intake.clock-skew:5m}}. */
    private static final Pattern ASKED = Pattern.compile("\\$\\{([^:}]+).*");

    private WrongValue() {}

    /** @return none when it was not for a setting that the part could not be made */
    static @Nullable String told(UnsatisfiedDependencyException part) {
        InjectionPoint point = part.getInjectionPoint();
        Value asked = point == null ? null : point.getAnnotation(Value.class);
        if (asked == null || !(part.getCause() instanceof TypeMismatchException mismatch)) {
            return null;
        }
        Matcher name = ASKED.matcher(asked.value());
        return (name.matches() ? name.group(1) : asked.value()) + " is '" + mismatch.getValue() + "': "
                + allowed(mismatch.getRequiredType());
    }

    /** What a setting of this type can be. */
    static String allowed(@Nullable Class<?> type) {
        Class<?> wanted = type == null ? Object.class : ClassUtils.resolvePrimitiveIfNecessary(type);
        if (wanted == Duration.class) {
            return "use a duration such as 5m, 90s or PT5M";
        }
        if (Number.class.isAssignableFrom(wanted)) {
            return "use a whole number, of at most " + (wanted == Long.class ? Long.MAX_VALUE : Integer.MAX_VALUE);
        }
        return wanted == Boolean.class ? "use true or false" : "docs/reference/configuration.md tells what it can be";
    }
}
