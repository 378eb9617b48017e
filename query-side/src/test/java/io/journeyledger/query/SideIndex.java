package io.journeyledger.query;

import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Documents in side indices of the real server, under the views' own mappings. */
public final class SideIndex {

    private static final int BULK = 3_000;

    private final String name;
    private final Map<View, List<Document>> documents = new EnumMap<>(View.class);

    public SideIndex(String name) {
        this.name = name;
    }

    public void add(View view, List<Document> more) {
        documents.computeIfAbsent(view, _ -> new ArrayList<>()).addAll(more);
    }

    public void store() {
        URI url = Samples.stored();
        documents.forEach((view, all) -> {
            String index = view.sideIndex(name);
            Samples.send(url, "PUT", "/" + index, Samples.text(View.class, view.label() + ".json"));
            for (int from = 0; from < all.size(); from += BULK) {
                StringBuilder bulk = new StringBuilder();
                all.subList(from, Math.min(from + BULK, all.size()))
                        .forEach(document -> bulk.append("{\"index\":{\"_id\":"
                                        + DocumentJson.mapper().writeValueAsString(document.id()) + "}}\n")
                                .append(new String(DocumentJson.write(document), StandardCharsets.UTF_8))
                                .append('\n'));
                String answer = Samples.send(url, "POST", "/" + index + "/_bulk?refresh=true", bulk.toString());
                if (!answer.contains("\"errors\":false")) {
                    throw new IllegalStateException("a document does not fit the mapping of " + view);
                }
            }
        });
    }
}
