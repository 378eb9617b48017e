package io.journeyledger.query.web.frame;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.function.Predicate;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Describes in the OpenAPI document how what is asked is refused: as each operation says, and as all of its kind are.
 */
@Component
// When all operations are there.
@Order(Ordered.LOWEST_PRECEDENCE)
class ProblemsInOpenApi implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    /** What takes and keeps entries, and asks no view. */
    private static final List<String> OF_INTAKE =
            List.of("/api/v1/entries", "/api/v1/commands/", "/api/v1/imports", "/api/v1/identity/");

    /** What an operation may be answered beside what it says itself. */
    private record Refusal(String status, String code, Predicate<Asked> to) {}

    private record Asked(String path, boolean hasBody) {

        boolean isAny() {
            return true;
        }

        boolean namesOne() {
            return path.contains("{");
        }

        boolean ofViews() {
            return OF_INTAKE.stream().noneMatch(path::startsWith);
        }
    }

    private static final List<Refusal> REFUSALS = List.of(
            new Refusal("400", "invalid-parameter", Asked::isAny),
            new Refusal("400", "unreadable-body", Asked::hasBody),
            new Refusal("404", "not-found", Asked::namesOne),
            new Refusal("406", "not-acceptable", Asked::isAny),
            new Refusal("413", "too-large", Asked::hasBody),
            new Refusal("415", "unsupported-media-type", Asked::hasBody),
            new Refusal("415", "unsupported-content-encoding", Asked::hasBody),
            new Refusal("503", "ledger-unavailable", Asked::isAny),
            new Refusal("503", "views-unavailable", Asked::ofViews),
            new Refusal("503", "too-much-at-once", Asked::hasBody),
            of("/api/v1/policies", "400", "invalid-policy"),
            of("/api/v1/rebuilds", "409", "rebuild-refused"),
            of("/api/v1/views", "409", "rebuild-refused"),
            of("/api/v1/rebuilds", "503", "rebuild-refused"),
            of("/api/v1/views", "503", "rebuild-refused"),
            of("/api/v1/audits", "409", "view-not-whole"),
            of("/api/v1/audits/", "409", "run-not-over"),
            of("/api/v1/rehearsals/", "409", "run-not-over"),
            of("/api/v1/rebuilds", "409", "not-in-this-process"),
            of("/api/v1/views", "409", "not-in-this-process"),
            of("/api/v1/audits", "409", "not-in-this-process"),
            of("/api/v1/rehearsals", "409", "not-in-this-process"),
            of("/api/v1/dead-letters", "409", "not-in-this-process"),
            of("/api/v1/journeys/", "409", "event-unfoldable"),
            of("/api/v1/complaints/", "409", "event-unfoldable"));

    private static Refusal of(String path, String status, String code) {
        return new Refusal(status, code, asked -> asked.path().startsWith(path));
    }

    @Override
    public void customise(OpenAPI api) {
        api.schema(PROBLEM, problem());
        api.getPaths().forEach((path, item) -> {
            if (path.startsWith("/api/")) {
                item.readOperations().forEach(operation -> describe(path, operation));
            }
        });
    }

    private static void describe(String path, Operation operation) {
        ApiResponses responses = operation.getResponses();
        Asked asked = new Asked(path, operation.getRequestBody() != null);
        for (Refusal refusal : REFUSALS) {
            if (refusal.to().test(asked)) {
                add(refusal.code(), responses.computeIfAbsent(refusal.status(), _ -> new ApiResponse()));
            }
        }
        responses.forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
            }
        });
    }

    private static void add(String code, ApiResponse response) {
        String told = response.getDescription();
        if (told == null) {
            response.setDescription(code);
        } else if (!told.contains(code)) {
            response.setDescription(told + "; or " + code);
        }
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema()
                .description("Why it is refused (RFC 9457)")
                .addProperty(
                        "type", new StringSchema().format("uri").description("urn:journeyledger:problem: and the code"))
                .addProperty("title", new StringSchema().description("the code in words"))
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("one sentence: what, where, what to do"))
                .addProperty("instance", new StringSchema().format("uri").description("the address that was asked"))
                .addProperty("code", new StringSchema().description("stable reason, for programs"))
                .addProperty("field", new StringSchema().description("the field of an entry at fault, if it is one"))
                .addProperty(
                        "parameter", new StringSchema().description("the part of a question at fault, if it is one"));
        problem.setRequired(List.of("type", "title", "status", "code"));
        return problem;
    }
}
