package io.journeyledger.intake.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Describes the bodies of entries in the OpenAPI document, in each form in which they come. */
@Component
@Order(0)
class EntriesInOpenApi implements OpenApiCustomizer {

    /** The codes of what is wrong with an entry itself. */
    static final String WRONG = "malformed, missing-field, unknown-field, invalid-field, unknown-type";

    /** Codes of what is known already. */
    static final String REFUSED = "identity-conflict, or the code of the rule that refuses it";

    private static final String CLOUD_EVENT = "CloudEvent";

    private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type", "time");

    @Override
    public void customise(OpenAPI api) {
        api.schema(CLOUD_EVENT, cloudEvent());
        Schema<?> event = new Schema<>().$ref("#/components/schemas/" + CLOUD_EVENT);
        Operation post =
                Objects.requireNonNull(api.getPaths().get("/api/v1/entries")).getPost();
        post.setSummary("Records one entry, a batch or lines of them; of several each stands for itself");
        post.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType("application/cloudevents+json", new MediaType().schema(event))
                        .addMediaType("application/json", new MediaType().schema(data()))
                        .addMediaType(
                                "application/cloudevents-batch+json",
                                new MediaType().schema(new ArraySchema().items(event)))
                        .addMediaType(
                                "application/x-ndjson",
                                new MediaType().schema(new StringSchema().description("a CloudEvent a line")))));
        attributes()
                .forEach((name, schema) -> post.addParametersItem(new HeaderParameter()
                        .name("ce-" + name)
                        .schema(schema)
                        .description("of application/json: " + schema.getDescription())));
    }

    private static Schema<?> cloudEvent() {
        Schema<?> event =
                new ObjectSchema().description("An entry (CloudEvents 1.0); other attributes are taken and not kept");
        attributes().forEach(event::addProperty);
        event.addProperty("data", data());
        event.addProperty("data_base64", new StringSchema().format("byte").description("in place of data"));
        event.setRequired(REQUIRED);
        return event;
    }

    private static Schema<?> data() {
        return new ObjectSchema()
                .description("fields of the event, as the command of the same event has them in its data")
                .additionalProperties(true);
    }

    private static Map<String, Schema<?>> attributes() {
        Map<String, Schema<?>> attributes = new LinkedHashMap<>();
        attributes.put("specversion", new StringSchema().addEnumItem("1.0").description("version of CloudEvents"));
        attributes.put("id", text("id of the fact in its source"));
        attributes.put("source", text("the system it comes from; together with id recorded once"));
        attributes.put("type", text("which fact, such as io.journeyledger.purchase.made.v1"));
        attributes.put("time", text("when it happened").format("date-time"));
        attributes.put("subject", text("id of the journey; or data.customer names the customer"));
        attributes.put("actor", text("who or what acted"));
        attributes.put("tenant", text("tells apart sources of the same name"));
        attributes.put("correlationid", text("kept with the event"));
        attributes.put("causationid", text("kept with the event"));
        attributes.put("traceparent", text("kept with the event"));
        return attributes;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().maxLength(200).description(description);
    }
}
