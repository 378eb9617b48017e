package io.journeyledger.query.web.exports;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.export.DocumentFormat;
import io.journeyledger.query.extract.Extract;
import io.journeyledger.query.extract.Extracts;
import io.journeyledger.query.web.WorklistFilter;
import io.journeyledger.query.web.frame.Display;
import io.journeyledger.query.web.frame.LinesOrTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a page shows a part of, as a whole. */
@RestController
@Tag(name = "exports")
class FoundResource {

    private final Extracts extracts;
    private final Display display;
    private final InstantSource clock;

    FoundResource(Extracts extracts, Display display, InstantSource clock) {
        this.extracts = extracts;
        this.display = display;
        this.clock = clock;
    }

    @Operation(
            summary = "Every complaint of a worklist, streamed",
            description = "Those that /api/v1/complaints counts with the same filters")
    @LinesOrTable
    @GetMapping("/api/v1/exports/worklist")
    void worklist(
            @ParameterObject WorklistFilter filter,
            @Parameter(description = "ndjson, bulk or csv") @RequestParam(defaultValue = "ndjson") String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        DocumentFormat chosen = DocumentFormat.named(format);
        DocumentFormat.Form form = chosen.of(View.COMPLAINTS, List.of());
        try (Extract extract = extracts.worklist(filter.query(), clock.instant(), display.zone())) {
            Download.documents(request, response, View.COMPLAINTS, chosen, form, extract);
        }
    }

    @Operation(
            summary = "Every document of a view that a search by words finds, streamed",
            description = "Those that /api/v1/search counts for the same words")
    @LinesOrTable
    @GetMapping("/api/v1/exports/search")
    void search(
            @Parameter(description = "customers, complaints or timeline") @RequestParam String view,
            @Parameter(description = "The words; the last one may go on unless a blank or a quotation mark ends it")
                    @RequestParam
                    String q,
            @Parameter(description = "ndjson, bulk or csv") @RequestParam(defaultValue = "ndjson") String format,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        View wanted = DocumentsResource.view(view);
        DocumentFormat chosen = DocumentFormat.named(format);
        DocumentFormat.Form form = chosen.of(wanted, List.of());
        try (Extract extract = extracts.found(wanted, q)) {
            Download.documents(request, response, wanted, chosen, form, extract);
        }
    }
}
