package io.journeyledger.query.web.frame;

import io.journeyledger.query.InvalidQuestionException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * Refuses what a program asks for with a parameter that nobody reads there, or of which one value would be read and not
 * the others. Otherwise what is misspelt, such as a time up to which something shall be told, would be answered as if it
 * had not been asked, and a trial that nobody knows would be recorded.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "io.journeyledger.";

    /** By name, whether it takes several values. */
    private final Map<Method, SortedMap<String, Boolean>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isForPrograms(method)) {
            SortedMap<String, Boolean> there = known.computeIfAbsent(method.getMethod(), _ -> parameters(method));
            asked(request).forEach((name, values) -> {
                if (asks(values)) {
                    demand(there, name, values);
                }
            });
        }
        return true;
    }

    private static void demand(SortedMap<String, Boolean> there, String name, List<String> values) {
        Boolean several = there.get(name);
        if (several == null) {
            String names = there.isEmpty() ? "there is none" : "there are " + String.join(", ", there.keySet());
            throw new InvalidQuestionException(
                    name, String.join(", ", values), "there is no such parameter here; " + names);
        }
        if (!several && values.size() > 1) {
            throw new InvalidQuestionException(name, String.join(", ", values), "say it once");
        }
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

    private static SortedMap<String, Boolean> parameters(HandlerMethod method) {
        SortedMap<String, Boolean> parameters = new TreeMap<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                parameters.put(
                        named.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : named.name(),
                        isSeveral(parameter.getParameterType()));
            } else if (parameter.getParameterType().isRecord()
                    && !parameter.hasParameterAnnotation(RequestBody.class)) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    parameters.put(component.getName(), isSeveral(component.getType()));
                }
            }
        }
        return parameters;
    }

    private static boolean isSeveral(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || type.isArray();
    }
}
