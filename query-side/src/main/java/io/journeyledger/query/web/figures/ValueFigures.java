package io.journeyledger.query.web.figures;

import io.journeyledger.query.figures.Rfm;
import io.journeyledger.query.figures.Spreads;
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

/** Who is worth how much. Money of different currencies is never added up. */
@RestController
@RequestMapping(path = "/api/v1/figures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "figures", description = "Exact figures over all journeys")
class ValueFigures {

    private static final String BESIDE = "Name of a side index to ask instead of the live views";

    private final Rfm rfm;
    private final Spreads spreads;
    private final Zones zones;

    ValueFigures(Rfm rfm, Spreads spreads, Zones zones) {
        this.rfm = rfm;
        this.spreads = spreads;
        this.zones = zones;
    }

    @Operation(
            summary = "Recency, frequency and monetary value by quintiles of the population: journeys by cell",
            description = "5 is the best; who is tied has the same score; each currency is a population of its own")
    @GetMapping("/rfm")
    Rfm.Figure rfm(
            @Parameter(description = "Only this currency, ISO 4217") @RequestParam(required = false) @Nullable
                    String currency,
            @Parameter(description = "Time zone in which days begin; none: the one of the policy")
                    @RequestParam(required = false)
                    @Nullable
                    String zone,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return rfm.in(in).cells(currency, zones.of(zone));
    }

    @Operation(summary = "The journeys of one cell, page by page in the order of their ids")
    @GetMapping("/rfm/{cell}")
    Rfm.Page journeys(
            @Parameter(description = "Scores of recency, frequency and monetary value, such as 545") @PathVariable
                    String cell,
            @Parameter(description = "ISO 4217; may be left out where there is one only")
                    @RequestParam(required = false)
                    @Nullable
                    String currency,
            @Parameter(description = "Time zone in which days begin; none: the one of the policy")
                    @RequestParam(required = false)
                    @Nullable
                    String zone,
            @Parameter(description = "cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @Parameter(description = "At most so many, 1 to 1000") @RequestParam(defaultValue = "50") int size,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return rfm.in(in).journeys(cell, currency, zones.of(zone), cursor, size);
    }

    @Operation(summary = "How unevenly money is spread: Lorenz curve, Gini coefficient, share of the top percent")
    @GetMapping("/concentration")
    Spreads.Figure concentration(
            @Parameter(description = "REVENUE, MONETARY (less returns), LIFETIME_VALUE or COST_TO_SERVE")
                    @RequestParam(defaultValue = "REVENUE")
                    Spreads.Measure measure,
            @Parameter(description = "Only this currency, ISO 4217") @RequestParam(required = false) @Nullable
                    String currency,
            @Parameter(description = "Percent of the customers, who have most: 0 to 100")
                    @RequestParam(defaultValue = "20")
                    double top,
            @Parameter(description = "Parts the curve is cut into, 1 to 1000") @RequestParam(defaultValue = "20")
                    int points,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return spreads.in(in).of(measure, currency, top, points);
    }
}
