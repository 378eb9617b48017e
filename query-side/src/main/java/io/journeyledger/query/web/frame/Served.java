package io.journeyledger.query.web.frame;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Where pages lead: to pages of other roles only where they are at the same address. */
@Component
@ConditionalOnWebApplication
final class Served {

    private final Set<String> paths;
    private final boolean oneSite;

    /** @param oneSite whether something in front sends each path to the process that serves it */
    Served(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers,
            @Value("${journey.one-site:false}") boolean oneSite) {
        this.paths = handlers.getHandlerMethods().keySet().stream()
                .flatMap(handler -> handler.getPatternValues().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.oneSite = oneSite;
    }

    /** @param path as it is mapped, such as {@code /journeys/{id}} */
    public boolean has(String path) {
        return oneSite || paths.contains(path);
    }

    /** The first page. */
    public String home() {
        return Stream.of("/", "/imports", "/views")
                .filter(this::has)
                .findFirst()
                .orElse("/");
    }
}
