package io.journeyledger.query.web.frame;

import io.journeyledger.query.InvalidQuestionException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Refuses what a program asks for with a parameter that nobody reads there. Otherwise what is misspelt, such as a time
 * up to which something shall be told, would be answered as if it had not been asked, and a trial that nobody knows
 * would be recorded.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "io.journeyledger.";

    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isForPrograms(method)) {
            SortedSet<String> names = known.computeIfAbsent(method.getMethod(), _ -> names(method));
            asked(request).forEach((name, values) -> {
                if (!names.contains(name) && asks(values)) {
                    throw new InvalidQuestionException(
                            name,
                            String.join(", ", values),
                            "there is no such parameter here; "
                                    + (names.isEmpty() ? "there is none" : "there are " + String.join(", ", names)));
                }
            });
        }
        return true;
    }

    /** What stands in the address. The servlet would tell the fields of a body as well, and read it for that. */
    private static Map<String, List<String>> asked(HttpServletRequest request) {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> asked.computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                        .addAll(values.stream().map(KnownParameters::decoded).toList()));
        return asked;
    }

    private static String decoded(@Nullable String part) {
        try {
            return part == null ? "" : URLDecoder.decode(part, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return part;
        }
    }

    /** Links and forms have parameters that are left empty. */
    private static boolean asks(List<String> values) {
        return values.stream().anyMatch(value -> !value.isEmpty());
    }

    private static boolean isForPrograms(HandlerMethod method) {
        return method.getBeanType().getName().startsWith(OURS)
                && method.getBeanType().isAnnotationPresent(RestController.class);
    }

    private static SortedSet<String> names(HandlerMethod method) {
        SortedSet<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                names.add(named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name());
            } else if (parameter.getParameterType().isRecord()
                    && !parameter.hasParameterAnnotation(RequestBody.class)) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    names.add(component.getName());
                }
            }
        }
        return names;
    }
}
