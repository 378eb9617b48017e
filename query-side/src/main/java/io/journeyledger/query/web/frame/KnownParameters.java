package io.journeyledger.query.web.frame;

import io.journeyledger.query.InvalidQuestionException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a program's question with a parameter that nobody reads there. Otherwise what is misspelt, such as a time up to which
 * something shall be told, would be answered as if it had not been asked.
 */
final class KnownParameters implements HandlerInterceptor {

    private static final String OURS = "io.journeyledger.";

    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isQuestion(request) && isForPrograms(method)) {
            SortedSet<String> names = known.computeIfAbsent(method.getMethod(), _ -> names(method));
            request.getParameterMap().forEach((name, values) -> {
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

    /** Links and forms have parameters that are left empty. */
    private static boolean asks(String... values) {
        return Arrays.stream(values).anyMatch(value -> !value.isEmpty());
    }

    private static boolean isQuestion(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
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
            } else if (parameter.getParameterType().isRecord()) {
                for (RecordComponent component : parameter.getParameterType().getRecordComponents()) {
                    names.add(component.getName());
                }
            }
        }
        return names;
    }
}
