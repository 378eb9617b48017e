package io.journeyledger.projections.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.document.Span;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * Documents as the indices hold them: fields in the order of the record, what has no value left out, instants in ISO
 * 8601, amounts as plain numbers. Safe for use by many threads.
 */
public final class DocumentJson {

    private static final JsonMapper MAPPER = make();

    private DocumentJson() {}

    /** What reads and writes documents, for a client that does so itself. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Compact JSON in UTF-8. */
    public static byte[] write(Document document) {
        return MAPPER.writeValueAsBytes(document);
    }

    /**
     * Reads the source of a stored document.
     *
     * @throws IllegalArgumentException when it is no document of this kind
     */
    public static <D extends Document> D read(byte[] source, Class<D> kind) {
        try {
            return MAPPER.readValue(source, kind);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The source is no " + kind.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static JsonMapper make() {
        JsonFactory buffersByThread = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build();
        JsonMapper.Builder json = JsonMapper.builder(buffersByThread)
                .addModule(new BlackbirdModule())
                .addModule(new SimpleModule("instants").addSerializer(new InstantJson()))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .addMixIn(ComplaintDocument.class, Timed.class)
                .addMixIn(TimelineDocument.class, Timed.class)
                .addMixIn(TransitionDocument.class, Timed.class)
                .addMixIn(CustomerDocument.Nps.class, Classed.class)
                .addMixIn(CustomerDocument.Rolling.class, Classed.class)
                .addMixIn(Span.class, Ranged.class)
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL));
        for (Class<?> many : List.of(Collection.class, List.class, Map.class)) {
            json.withConfigOverride(
                    many,
                    config -> config.setInclude(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                            .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return json.build();
    }

    /** The documents know no library, so what their fields are called in JSON stands here. */
    private interface Timed {
        @JsonProperty("@timestamp")
        Instant timestamp();
    }

    private interface Ranged {
        @JsonProperty("gte")
        Instant from();

        @JsonProperty("lt")
        @Nullable
        Instant until();
    }

    private interface Classed {
        @JsonProperty("class")
        NpsClass kind();
    }
}
