package io.journeyledger.query.web.figures;

import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Window;
import io.journeyledger.query.figures.Cohorts;
import io.journeyledger.query.figures.Flows;
import io.journeyledger.query.figures.Present;
import io.journeyledger.query.figures.Retentions;
import io.journeyledger.query.figures.StageHistory;
import io.journeyledger.query.figures.Step;
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

/** Who stays, who leaves, and where in the lifecycle everybody is. */
@RestController
@RequestMapping(path = "/api/v1/figures", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "figures", description = "Exact figures over all journeys")
class StageFigures {

    private static final String BESIDE = "Name of a side index to ask instead of the live views";

    private final StageHistory stages;
    private final Flows flows;
    private final Cohorts cohorts;
    private final Retentions retentions;
    private final Zones zones;
    private final Present present;

    StageFigures(
            StageHistory stages, Flows flows, Cohorts cohorts, Retentions retentions, Zones zones, Present present) {
        this.stages = stages;
        this.flows = flows;
        this.cohorts = cohorts;
        this.retentions = retentions;
        this.zones = zones;
        this.present = present;
    }

    @Operation(
            summary = "Journeys by stage over time",
            description = "The stage at an instant is the one that the last transition at or before it led to")
    @GetMapping("/stages")
    StageHistory.Figure stages(
            @Parameter(description = "The first instant, RFC 3339; none: the first transition")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(
                            description =
                                    "The last instant, RFC 3339; none: now, or the one for which the side index was filled")
                    @RequestParam(required = false)
                    @Nullable
                    Instant until,
            @Parameter(description = "DAY, WEEK or MONTH; at most 1000 instants") @RequestParam(defaultValue = "MONTH")
                    Step step,
            @Parameter(description = "Time zone in which periods begin; none: the one of the policy")
                    @RequestParam(required = false)
                    @Nullable
                    String zone,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return stages.in(in).between(from, present.or(until, in), step, zones.of(zone));
    }

    @Operation(summary = "Transitions between stages by rule, with the median of the days in the stage before")
    @GetMapping("/flows")
    Flows.Figure flows(
            @Parameter(description = "Not what changed before it, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Only what changed before it, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant until,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return flows.in(in).within(new Window(from, until));
    }

    @Operation(
            summary = "Cohorts by first purchase: who of them bought again, period by period",
            description = "A cell is the number of distinct customers of the cohort who bought in the period")
    @GetMapping("/cohorts")
    Cohorts.Figure cohorts(
            @Parameter(description = "Only those who first bought from then on, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant from,
            @Parameter(description = "Only purchases before it, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant until,
            @Parameter(description = "DAY, WEEK or MONTH; at most 300 periods") @RequestParam(defaultValue = "MONTH")
                    Step step,
            @Parameter(description = "Time zone in which periods begin; none: the one of the policy")
                    @RequestParam(required = false)
                    @Nullable
                    String zone,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        return cohorts.in(in).within(new Window(from, until), step, zones.of(zone));
    }

    @Operation(
            summary = "Who of the customers at one instant is one at another: kept, lost, new and won back",
            description = "Customers are journeys in a stage other than PROSPECT and CHURNED")
    @GetMapping("/retention")
    Retentions.Figure retention(
            @Parameter(description = "The start, RFC 3339; must be there") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "The end, RFC 3339; none: now, or the one for which the side index was filled")
                    @RequestParam(required = false)
                    @Nullable
                    Instant until,
            @Parameter(description = BESIDE) @RequestParam(required = false) @Nullable String in) {
        if (from == null) {
            throw new InvalidQuestionException(
                    "from", "", "say at which instant to start, such as 2026-03-02T09:30:00Z");
        }
        return retentions.in(in).between(from, present.or(until, in));
    }
}
