package io.journeyledger.query.kibana;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Saved objects as JSON: what is not there is left out, and the same definitions make the same bytes. */
final class KibanaJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            // The JVM tells a class's methods in no order of its own.
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private KibanaJson() {}

    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}
