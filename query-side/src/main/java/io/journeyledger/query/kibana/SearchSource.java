package io.journeyledger.query.kibana;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search as saved objects keep it, in a string.
 *
 * @param indexRefName name of the reference to the data view; none where there is none of its own
 */
record SearchSource(
        KibanaQuery query, List<Object> filter, @Nullable String indexRefName) {

    /** The name that Kibana gives the reference. */
    static final String DATA_VIEW = "kibanaSavedObjectMeta.searchSourceJSON.index";

    /** What stands in {@code kibanaSavedObjectMeta}. */
    record Meta(String searchSourceJSON) {}

    static Meta everything() {
        return new Meta(KibanaJson.text(new SearchSource(KibanaQuery.EVERYTHING, List.of(), null)));
    }

    static Meta of(Condition condition) {
        return new Meta(KibanaJson.text(new SearchSource(KibanaQuery.of(condition), List.of(), DATA_VIEW)));
    }
}
