package io.journeyledger.store.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.module.blackbird.BlackbirdModule;

/**
 * How stored JSON looks: fields in the order of the record, what is not there left out (null, empty lists and maps),
 * instants in ISO 8601, enums by name, decimals as plain numbers with all their digits ({@code 12.50} stays
 * {@code 12.50}), a personal text as its cipher.
 */
final class StoredJson {

    /** One for all: each has readers and writers of its own made for it, which take long to become fast. */
    static final JsonMapper MAPPER = mapper(new PersonalTextJson.SealedOnly());

    private StoredJson() {}

    /** The same with another form of personal text. */
    static JsonMapper mapper(PersonalTextJson.Form personalText) {
        JsonFactory buffersByThread = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .build();
        JsonMapper.Builder json = JsonMapper.builder(buffersByThread)
                .addModule(new BlackbirdModule())
                .addModule(new LedgerModule(personalText))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .changeDefaultPropertyInclusion(included -> included.withValueInclusion(JsonInclude.Include.NON_NULL));
        for (Class<?> many : List.of(Collection.class, List.class, Set.class, Map.class)) {
            json.withConfigOverride(
                    many,
                    config -> config.setInclude(JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                            .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)));
        }
        return json.build();
    }
}
