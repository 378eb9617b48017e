package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.Severity;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.query.worklist.WorklistQuery;
import io.journeyledger.query.worklist.WorklistQuery.Facet;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of a worklist as they stand in an address. Nothing, or an empty text: any. */
public record WorklistFilter(
        @Parameter(description = "OPEN unless said otherwise") @Nullable
        Show show,

        @Parameter @Nullable ComplaintState state,
        @Parameter @Nullable Severity severity,

        @Parameter(description = "Exactly as it was recorded") @Nullable
        String product,

        @Parameter @Nullable Channel channel,

        @Parameter(description = "Exactly as it was recorded") @Nullable
        String owner,

        @Parameter(description = "Text of the complaint, or its number; \"a phrase\" in quotes") @Nullable
        String q) {

    public WorklistQuery query() {
        return new WorklistQuery(
                show == null ? Show.OPEN : show,
                state,
                severity,
                given(product),
                channel,
                given(owner),
                q == null ? "" : q);
    }

    /** What stands in the address for a question, in the order of the filters. */
    static Map<String, String> parameters(WorklistQuery query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query.show() != Show.OPEN) {
            parameters.put("show", query.show().name());
        }
        Arrays.stream(Facet.values()).forEach(facet -> put(parameters, name(facet), query.value(facet)));
        put(parameters, "q", query.words());
        return parameters;
    }

    static String name(Facet facet) {
        return facet.name().toLowerCase(Locale.ROOT);
    }

    /** The address of a worklist. */
    static String address(Map<String, String> parameters) {
        return address("/worklist", parameters);
    }

    /** @param path of something that takes the same filters */
    static String address(String path, Map<String, String> parameters) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        parameters.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(parameters).toUriString();
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        String given = given(value);
        if (given != null) {
            parameters.put(name, given);
        }
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
