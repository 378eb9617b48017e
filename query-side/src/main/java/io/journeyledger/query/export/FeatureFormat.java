package io.journeyledger.query.export;

import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.run.Csv;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.extract.Population;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A table of features, a row a journey: what the folds made of the events that were known, and of no other. It is what
 * a model may be taught from.
 */
public enum FeatureFormat implements PopulationFormat {
    /** RFC 4180 with a header; a cell is empty where nothing is known. */
    CSV("text/csv;charset=UTF-8", "csv") {
        @Override
        public void write(Population population, OutputStream out) throws IOException {
            BufferedWriter rows = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            Csv.row(rows, Feature.ALL.stream().map(Feature::name).toList());
            population.each(Set.of(View.CUSTOMERS), false, (_, past) -> {
                CustomerDocument customer = past.customer().orElse(null);
                if (customer != null) {
                    Csv.row(rows, cells(customer));
                }
            });
            rows.flush();
        }
    },
    /** A JSON object a line, the same columns in the same order; null where nothing is known. */
    NDJSON("application/x-ndjson", "ndjson") {
        @Override
        public void write(Population population, OutputStream out) throws IOException {
            population.each(Set.of(View.CUSTOMERS), false, (_, past) -> {
                CustomerDocument customer = past.customer().orElse(null);
                if (customer != null) {
                    out.write(JSON.writeValueAsBytes(object(customer)));
                    out.write('\n');
                }
            });
        }
    };

    private static final JsonMapper JSON = new JsonMapper();

    private final String mediaType;
    private final String extension;

    FeatureFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** @throws InvalidQuestionException when there is none of that name, whether in small letters or not */
    public static FeatureFormat named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidQuestionException("format", name, "use one of csv, ndjson"));
    }

    public String mediaType() {
        return mediaType;
    }

    /** What a file's name ends with, without a dot before. */
    public String extension() {
        return extension;
    }

    private static List<String> cells(CustomerDocument customer) {
        return Feature.ALL.stream()
                .map(feature -> cell(feature.value().apply(customer)))
                .toList();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number _, Boolean _ -> MiningType.text(value);
            default -> Csv.text(MiningType.text(value));
        };
    }

    private static ObjectNode object(CustomerDocument customer) {
        ObjectNode object = JSON.createObjectNode();
        for (Feature feature : Feature.ALL) {
            switch (feature.value().apply(customer)) {
                case null -> object.putNull(feature.name());
                case Integer number -> object.put(feature.name(), number);
                case Long number -> object.put(feature.name(), number);
                case Double number -> object.put(feature.name(), number);
                case BigDecimal number -> object.put(feature.name(), number);
                case Boolean yes -> object.put(feature.name(), yes);
                case Object text -> object.put(feature.name(), MiningType.text(text));
            }
        }
        return object;
    }
}
