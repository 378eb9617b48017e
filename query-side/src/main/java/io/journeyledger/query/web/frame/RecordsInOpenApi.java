package io.journeyledger.query.web.frame;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.index.DocumentJson;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

/**
 * Describes records in the OpenAPI document as they are written: one within another by the names of both, since many
 * are called the same, and each part as what is always there, may be null or may be left out.
 */
@Component
class RecordsInOpenApi implements ModelConverter {

    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> described = Json31.mapper().constructType(type.getType()).getRawClass();
        if (JsonNode.class.isAssignableFrom(described)) {
            return new Schema<>(SpecVersion.V31); // anything
        }
        if (described == StreamingResponseBody.class) {
            return new Schema<>(SpecVersion.V31).types(Set.of("string")).format("binary");
        }
        if (!others.hasNext()) {
            return null;
        }
        // Of one with parts of any type each use has a name of its own, of its own parts.
        if (described.isRecord()
                && described.getTypeParameters().length == 0
                && !described.isAnnotationPresent(io.swagger.v3.oas.annotations.media.Schema.class)) {
            type.setName(name(described));
        }
        Schema<?> schema = others.next().resolve(type, context, others);
        if (described.isRecord() && schema != null && schema.get$ref() != null) {
            Schema<?> model = context.getDefinedModels().get(schema.get$ref().substring(COMPONENTS.length()));
            // Not again what has been described, nor what is not all there yet.
            if (model != null && model.getProperties() != null && model.getRequired() == null) {
                describe(model, described);
            }
        }
        return schema;
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : name(outer) + type.getSimpleName();
    }

    private static void describe(Schema<?> model, Class<?> type) {
        // Of documents, what has no value is left out.
        boolean leftOut = type.getPackage().equals(Document.class.getPackage());
        for (RecordComponent component : type.getRecordComponents()) {
            String name = name(component);
            Schema<?> property = model.getProperties().remove(component.getName());
            if (property == null) {
                property = Objects.requireNonNull(model.getProperties().remove(name), name);
            }
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            model.addProperty(name, nullable && !leftOut ? orNull(property) : property);
            if (!nullable && !(leftOut && isMany(component.getType()))) {
                model.addRequiredItem(name);
            }
        }
    }

    private static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** What it is called in JSON. */
    private static String name(RecordComponent component) {
        Class<?> type = component.getDeclaringRecord();
        Class<?> mixIn = DocumentJson.mapper().serializationConfig().findMixInClassFor(type);
        return Stream.concat(
                        Stream.of(component.getAccessor()),
                        mixIn == null ? Stream.of() : Arrays.stream(mixIn.getDeclaredMethods()))
                .filter(method -> method.getName().equals(component.getName()))
                .map(method -> method.getAnnotation(JsonProperty.class))
                .filter(Objects::nonNull)
                .map(JsonProperty::value)
                .findFirst()
                .orElse(component.getName());
    }

    private static Schema<?> orNull(Schema<?> schema) {
        return new Schema<>(SpecVersion.V31)
                .addAnyOfItem(schema)
                .addAnyOfItem(new Schema<>(SpecVersion.V31).types(Set.of("null")));
    }
}
