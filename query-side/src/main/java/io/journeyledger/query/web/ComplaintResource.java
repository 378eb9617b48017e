package io.journeyledger.query.web;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.query.Journeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Complaints for programs. */
@RestController
@RequestMapping(path = "/api/v1/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "complaints", description = "Complaints with their clocks and their history")
class ComplaintResource {

    private final Journeys journeys;

    ComplaintResource(Journeys journeys) {
        this.journeys = journeys;
    }

    @Operation(summary = "A complaint by its journey and its id within that journey")
    @GetMapping("/{journey}/{complaint}")
    ComplaintDocument complaint(
            @PathVariable String journey,
            @PathVariable String complaint,
            @Parameter(description = "Name of a side index to ask instead of the live views")
                    @RequestParam(required = false)
                    @Nullable
                    String in) {
        return NotThereException.complaint(journeys.in(in), journey, complaint);
    }
}
