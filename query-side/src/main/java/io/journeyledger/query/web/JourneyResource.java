package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.journey.Cursor;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.journey.TimelinePage;
import io.journeyledger.query.journey.TimelineQuery;
import io.journeyledger.query.journey.Timelines;
import io.journeyledger.query.past.Pasts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Journeys for programs. */
@RestController
@RequestMapping(path = "/api/v1/journeys/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "journeys", description = "What the views show of a customer")
@ApiResponse(responseCode = "200", description = "As the views show it")
@ApiResponse(
        responseCode = "404",
        description = "journey-not-found",
        content = @io.swagger.v3.oas.annotations.media.Content)
@ApiResponse(
        responseCode = "503",
        description = "views-unavailable",
        content = @io.swagger.v3.oas.annotations.media.Content)
class JourneyResource {

    private final Journeys journeys;
    private final Timelines timelines;
    private final Pasts pasts;

    JourneyResource(Journeys journeys, Timelines timelines, Pasts pasts) {
        this.journeys = journeys;
        this.timelines = timelines;
        this.pasts = pasts;
    }

    @Operation(
            summary = "A journey; one that is merged away names the journey that speaks for it in journey.mergedInto",
            description = "With recordedUntil, occurredUntil or policy it is folded from the ledger as of then")
    @GetMapping
    CustomerDocument journey(@PathVariable String id, @ParameterObject Then then) {
        JourneyId journey = NotThereException.journeyId(id);
        return then.isFromLedger()
                ? pasts.of(journey, then.recordedUntil(), then.occurredUntil(), then.policy())
                        .customer()
                        .orElseThrow(() -> NotThereException.notYet(journey))
                : NotThereException.journey(journeys.in(then.in()), journey);
    }

    @Operation(summary = "A journey's events, page by page; they stay in order while events are added")
    @GetMapping("/timeline")
    TimelinePage timeline(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Family family,
            @RequestParam(required = false) @Nullable Channel channel,
            @Parameter(description = "Not what occurred before it, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Only what occurred before it, RFC 3339") @RequestParam(required = false) @Nullable
                    Instant until,
            @Parameter(description = "Only the events of this complaint") @RequestParam(required = false) @Nullable
                    String complaint,
            @Parameter(description = "Only events that say these words") @RequestParam(defaultValue = "") String q,
            @Parameter(description = "newest or oldest first") @RequestParam(defaultValue = "NEWEST") Order order,
            @Parameter(description = "cursor of the page before") @RequestParam(required = false) @Nullable
                    String cursor,
            @RequestParam(defaultValue = "50") int size,
            @Parameter(description = "Name of a side index to ask instead of the live views")
                    @RequestParam(required = false)
                    @Nullable
                    String in) {
        JourneyId journey = NotThereException.journeyId(id);
        TimelineQuery query = new TimelineQuery(
                family,
                channel,
                from,
                until,
                complaint,
                q,
                order == Order.NEWEST,
                cursor == null || cursor.isEmpty() ? null : Cursor.parse(cursor),
                size);
        TimelinePage page = timelines.in(in).page(journey, query);
        if (page.total() == 0) {
            // An empty answer for a journey that is not there would hide a misspelt id.
            NotThereException.journey(journeys.in(in), journey);
        }
        return page;
    }
}
