package io.journeyledger.intake.web;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes each command in the OpenAPI document, from the records of the language themselves. */
@Component
@Order(0)
class CommandsInOpenApi implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        for (EventType type : EventType.values()) {
            api.path("/api/v1/commands/" + type.commandPath(), new PathItem().post(operation(type)));
        }
    }

    private static Operation operation(EventType type) {
        Schema<?> body = new ObjectSchema()
                .addProperty(
                        "journey",
                        new StringSchema().description("id of the journey; or data.customer names the customer"))
                .addProperty("time", new StringSchema().format("date-time").description("when it occurred; none: now"))
                .addProperty("source", new StringSchema().description("the system that says so; none: api"))
                .addProperty("actor", new StringSchema().description("who acts"))
                .addProperty("data", data(type))
                .addRequiredItem("data");
        Operation operation = new Operation()
                .operationId(type.command())
                .addTagsItem("commands: " + type.family().name().toLowerCase(Locale.ROOT))
                .summary("Proposes " + type.storedName())
                .addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .schema(new StringSchema())
                        .description("together with source: recorded once, answered the same again"))
                .requestBody(new RequestBody().required(true).content(json(body)))
                .responses(new ApiResponses()
                        .addApiResponse("201", answer("recorded, durably"))
                        .addApiResponse("200", answer("recorded before; the first answer"))
                        .addApiResponse("400", new ApiResponse().description(EntriesInOpenApi.WRONG))
                        .addApiResponse("409", new ApiResponse().description(EntriesInOpenApi.REFUSED))
                        .addApiResponse("413", new ApiResponse().description("too-large")));
        if (type.family() == Family.COMPLAINT) {
            operation
                    .addParametersItem(new HeaderParameter()
                            .name("If-Match")
                            .schema(new StringSchema())
                            .description(
                                    "ETag of the complaint as its author saw it; none: whatever happened meanwhile"))
                    .getResponses()
                    .addApiResponse(
                            "412", new ApiResponse().description("changed-meanwhile: it has other steps by now"));
        }
        return operation;
    }

    private static ApiResponse answer(String description) {
        return new ApiResponse()
                .description(description)
                .content(json(new Schema<>().$ref("#/components/schemas/" + Answer.DESCRIBED)));
    }

    private static Content json(Schema<?> schema) {
        return new Content().addMediaType("application/json", new MediaType().schema(schema));
    }

    private static Schema<?> data(EventType type) {
        Schema<?> identifiers = new ArraySchema().items(identifier());
        Schema<?> data = switch (type) {
            case CUSTOMER_IDENTIFIED -> new ObjectSchema();
            case IDENTIFIER_LINKED ->
                new ObjectSchema().addProperty("identifier", identifier()).addRequiredItem("identifier");
            case IDENTIFIER_UNLINKED ->
                new ObjectSchema()
                        .required(List.of("identifier", "reason"))
                        .addProperty("identifier", identifier())
                        .addProperty("reason", new StringSchema());
            default -> record(type.record());
        };
        return data.addProperty("customer", identifiers);
    }

    private static Schema<?> identifier() {
        return new ObjectSchema()
                .required(List.of("kind", "value"))
                .addProperty("kind", choice(Identifier.Kind.class))
                .addProperty("value", new StringSchema());
    }

    private static Schema<?> record(Class<?> type) {
        Schema<?> schema = new ObjectSchema();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("occurredAt")) {
                schema.addProperty(component.getName(), of(component.getGenericType()));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        && component.getType() != boolean.class
                        && component.getType() != List.class) {
                    schema.addRequiredItem(component.getName());
                }
            }
        }
        return schema;
    }

    private static Schema<?> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            return generic.getRawType() == Map.class
                    ? new MapSchema().additionalProperties(of(last))
                    : new ArraySchema().items(of(last));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return choice(plain);
        }
        if (plain == Instant.class) {
            return new StringSchema().format("date-time");
        }
        if (plain == Duration.class) {
            return new StringSchema().format("duration");
        }
        if (plain == BigDecimal.class) {
            return new NumberSchema();
        }
        if (plain == boolean.class) {
            return new BooleanSchema();
        }
        if (plain == int.class || plain == Integer.class || plain == long.class) {
            return new IntegerSchema();
        }
        if (plain == PersonalText.class) {
            return new StringSchema().description("personal: stored encrypted");
        }
        if (plain == String.class || plain == JourneyId.class) {
            return new StringSchema();
        }
        return record(plain);
    }

    private static Schema<?> choice(Class<?> type) {
        StringSchema schema = new StringSchema();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> schema.addEnumItem(constant.toString()));
        return schema;
    }
}
