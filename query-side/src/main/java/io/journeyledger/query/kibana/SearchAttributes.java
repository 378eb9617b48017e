package io.journeyledger.query.kibana;

import java.util.List;
import java.util.Map;

/** A session of Discover, in the flat form that newer versions turn into one tab. */
record SearchAttributes(
        String title,
        String description,
        List<String> columns,
        List<List<String>> sort,
        Map<String, Object> grid,
        boolean hideChart,
        boolean isTextBasedQuery,
        boolean timeRestore,
        SearchSource.Meta kibanaSavedObjectMeta)
        implements Attributes {

    static SearchAttributes of(Session session) {
        return new SearchAttributes(
                session.title(),
                session.description(),
                session.columns(),
                session.sort().stream()
                        .map(sort -> List.of(sort.field(), sort.order()))
                        .toList(),
                Map.of(),
                false,
                false,
                false,
                SearchSource.of(session.condition()));
    }

    @Override
    public SavedType of() {
        return SavedType.SEARCH;
    }
}
