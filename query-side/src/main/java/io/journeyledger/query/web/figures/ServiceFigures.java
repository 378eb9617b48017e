package io.journeyledger.query.web.figures;

import io.journeyledger.query.Window;
import io.journeyledger.query.figures.RecoveryFigure;
import io.journeyledger.query.figures.RecoveryTable;
import io.journeyledger.query.figures.Scores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What customers say, and whether they were won back after something failed. */
@RestController
@RequestMapping(path = "/api/v1/figures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "figures", description = "Exact figures over all journeys")
class ServiceFigures {

    private static final String BESIDE = "Name of a side index to ask instead of the live views";

    private final Scores scores;
    private final RecoveryTable recoveries;

    ServiceFigures(Scores scores, RecoveryTable recoveries) {
        this.scores = scores;
        this.recoveries = recoveries;
    }

    @Operation(
            summary = "NPS, CSAT, CES 1.0 and CES 2.0 with the number of answers",
            description = "Scores of different instruments or versions of a scale are never mixed")
    @GetMapping("/satisfaction")
    Scores.Figure satisfaction(
            @Parameter(description = "Not what was answered before it, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Only what was answered before it, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant until,
            @Parameter(description = "Version of the policy that says who is a promoter, a detractor, satisfied")
                    @RequestParam(required = false)
                    @Nullable
                    String policy,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return scores.in(in).within(new Window(from, until), policy);
    }

    @Operation(
            summary = "What became of complaints, by severity, redress and answer, with scores before and after",
            description = "Of the complaints that were lodged within the time; answers count whenever they were given")
    @GetMapping("/recovery")
    RecoveryFigure recovery(
            @Parameter(description = "Not what was lodged before it, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Only what was lodged before it, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant until,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return recoveries.in(in).within(new Window(from, until));
    }
}
