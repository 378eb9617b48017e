package io.journeyledger.query.web.exports;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.export.DocumentFormat;
import io.journeyledger.query.extract.Extract;
import io.journeyledger.query.extract.Extracts;
import io.journeyledger.query.web.frame.LinesOrTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The documents of a view, of a side index or of a search, whatever their number. */
@RestController
@Tag(name = "exports", description = "Data out, streamed, in the forms other tools expect")
class DocumentsResource {

    private static final String VIEWS =
            Arrays.stream(View.values()).map(View::label).collect(Collectors.joining(", "));

    private final Extracts extracts;

    DocumentsResource(Extracts extracts) {
        this.extracts = extracts;
    }

    /** @throws InvalidQuestionException when there is no such view */
    static View view(String label) {
        return View.of(label).orElseThrow(() -> new InvalidQuestionException("view", label, "use one of " + VIEWS));
    }

    @Operation(
            summary = "Every document of a view that matches, streamed",
            description = "As they stood when the answer began; Total-Count says how many match. Compressed where"
                    + " Accept-Encoding has gzip. An answer that breaks off is no whole answer; with order=id, which"
                    + " takes several times as long, it can be gone on with by after")
    @LinesOrTable
    @GetMapping("/api/v1/exports/views/{view}")
    void documents(
            @Parameter(description = "customers, complaints, timeline or transitions") @PathVariable String view,
            @Parameter(description = "ndjson, bulk or csv") @RequestParam(defaultValue = "ndjson") String format,
            @Parameter(description = "Which documents, in Lucene query syntax: lifecycle.stage:AT_RISK; all otherwise")
                    @RequestParam(defaultValue = "")
                    String q,
            @Parameter(description = "Only these columns, of csv") @RequestParam(defaultValue = "") List<String> fields,
            @Parameter(description = "id: in the order of what ids are made of; otherwise as it is fastest")
                    @RequestParam(defaultValue = "")
                    String order,
            @Parameter(description = "With order=id: _id of the last document that is already there, to go on after it")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "Name of a side index to ask instead of the live view")
                    @RequestParam(required = false)
                    @Nullable
                    String in,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        View wanted = view(view);
        DocumentFormat chosen = DocumentFormat.named(format);
        DocumentFormat.Form form = chosen.of(wanted, fields);
        try (Extract extract = open(extracts.in(in), wanted, q, order, after == null ? "" : after)) {
            Download.documents(request, response, wanted, chosen, form, extract);
        }
    }

    private static Extract open(Extracts extracts, View view, String query, String order, String after) {
        if (order.equals("id")) {
            return extracts.openById(view, query, after);
        }
        if (!order.isEmpty()) {
            throw new InvalidQuestionException("order", order, "use id, or leave it out");
        }
        if (!after.isEmpty()) {
            throw new InvalidQuestionException(
                    "after",
                    after,
                    "only with order=id, and only what began with order=id can be gone on with: in any other order nobody"
                            + " knows what came before");
        }
        return extracts.open(view, query);
    }
}
