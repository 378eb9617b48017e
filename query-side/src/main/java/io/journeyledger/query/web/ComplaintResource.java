package io.journeyledger.query.web;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.past.CaseFile;
import io.journeyledger.query.past.CaseFiles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Complaints for programs. */
@RestController
@RequestMapping(path = "/api/v1/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "complaints", description = "Complaints with their clocks and their history")
class ComplaintResource {

    private static final String TAG = "How many steps the complaint has, for the If-Match of a command";

    private final Journeys journeys;
    private final CaseFiles files;

    ComplaintResource(Journeys journeys, CaseFiles files) {
        this.journeys = journeys;
        this.files = files;
    }

    @Operation(
            summary = "A complaint by its journey and its id within that journey",
            description = "With recordedUntil, occurredUntil or policy it is folded from the ledger as of then")
    @ApiResponse(
            responseCode = "200",
            description = "As the views show it",
            headers = @Header(name = "ETag", description = TAG, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "complaint-not-found", content = @Content)
    @ApiResponse(responseCode = "503", description = "views-unavailable", content = @Content)
    @GetMapping("/{journey}/{complaint}")
    ResponseEntity<ComplaintDocument> complaint(
            @PathVariable String journey, @PathVariable String complaint, @ParameterObject Then then) {
        ComplaintDocument found = then.isFromLedger()
                ? files.find(
                                NotThereException.journeyId(journey),
                                complaint,
                                then.recordedUntil(),
                                then.occurredUntil(),
                                then.policy())
                        .map(CaseFile::complaint)
                        .orElseThrow(() -> NotThereException.notYet(journey, complaint))
                : NotThereException.complaint(journeys.in(then.in()), journey, complaint);
        return ResponseEntity.ok().eTag(tag(found)).body(found);
    }

    @Operation(
            summary = "What can be done with a complaint now, as the ledger knows it",
            description =
                    "Send the ETag as If-Match with the command, and it is refused when the complaint changed meanwhile")
    @ApiResponse(
            responseCode = "200",
            description = "The commands that the complaint's state allows, each with the fields of its data",
            headers = @Header(name = "ETag", description = TAG, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "journey-not-found or complaint-not-found", content = @Content)
    @GetMapping("/{journey}/{complaint}/actions")
    ResponseEntity<PossibleActions> actions(@PathVariable String journey, @PathVariable String complaint) {
        CaseFile file = NotThereException.caseFile(files, journey, complaint);
        return ResponseEntity.ok().eTag(tag(file.complaint())).body(PossibleActions.of(file));
    }

    /** The number of steps, which commands are meant for, and the instant, for clocks change without any step. */
    private static String tag(ComplaintDocument complaint) {
        return "\"" + complaint.history().size() + "-"
                + Long.toString(complaint.asOf().toEpochMilli(), Character.MAX_RADIX) + "\"";
    }
}
