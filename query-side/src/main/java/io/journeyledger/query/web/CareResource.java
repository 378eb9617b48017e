package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.OccasionKind;
import io.journeyledger.projections.document.Phase;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.query.care.CareList;
import io.journeyledger.query.care.CareLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The care list for programs. */
@RestController
@Tag(name = "care", description = "Whom to contact now, and why")
class CareResource {

    private final CareLists lists;

    CareResource(CareLists lists) {
        this.lists = lists;
    }

    /**
     * @param kinds number of due occasions by kind, whatever kind was asked for
     * @param cursor where the next page begins; none: this is the last
     */
    record Answer(
            Instant asOf,
            long total,
            Map<OccasionKind, Long> kinds,
            List<Customer> customers,
            @Nullable String cursor) {}

    /** @param monetary class of monetary value, 1 to 5; none where it is not known */
    record Customer(
            String journey,
            @Nullable String name,
            Stage stage,
            Phase phase,
            @Nullable Integer monetary,
            BigDecimal revenue,
            @Nullable String currency,
            List<Due> occasions) {}

    /** @param occasion its name, which decisions about it are recorded by */
    record Due(
            String occasion,
            OccasionKind kind,
            String event,
            @Nullable String complaint,
            @Nullable Integer years,
            Instant about,
            Instant since,
            Instant until,
            int priority,
            Channel channel,
            Identifier.Kind identifierKind,
            @Nullable String identifier) {}

    @Operation(
            summary = "Whom to contact now and why, the most urgent first",
            description =
                    "Only who consents, by a channel to which they consent. What becomes of an occasion is recorded by "
                            + "complete-care-occasion, snooze-care-occasion and dismiss-care-occasion.")
    @ApiResponse(
            responseCode = "200",
            description = "The customers of the page; the kinds count what is due of all customers")
    @ApiResponse(responseCode = "400", description = "invalid-parameter", content = @Content)
    @ApiResponse(responseCode = "503", description = "views-unavailable", content = @Content)
    @GetMapping(path = "/api/v1/care", produces = MediaType.APPLICATION_JSON_VALUE)
    Answer due(
            @Parameter(description = "Only occasions of this kind") @RequestParam(required = false) @Nullable
                    OccasionKind kind,
            @Parameter(description = "Only occasions for this channel") @RequestParam(required = false) @Nullable
                    Channel channel,
            @Parameter(description = "Where to go on: the cursor of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "At most so many, 1 to 100") @RequestParam(defaultValue = "25") int size) {
        CareList list = lists.due(kind, channel, cursor, size);
        return new Answer(
                list.asOf(),
                list.total(),
                list.kinds(),
                list.customers().stream().map(CareResource::customer).toList(),
                list.cursor());
    }

    private static Customer customer(CareList.Entry entry) {
        CustomerDocument customer = entry.customer();
        var lifecycle = Objects.requireNonNull(customer.lifecycle());
        var value = Objects.requireNonNull(customer.value());
        var classes = Objects.requireNonNull(customer.loyalty()).rfm();
        return new Customer(
                customer.id(),
                customer.journey().name(),
                lifecycle.stage(),
                lifecycle.phase(),
                classes == null ? null : classes.monetary(),
                value.revenue(),
                value.currency(),
                entry.due().stream().map(CareResource::due).toList());
    }

    private static Due due(CareList.Due due) {
        Occasion occasion = due.occasion();
        return new Due(
                occasion.id(),
                occasion.kind(),
                occasion.event(),
                occasion.complaint(),
                occasion.years(),
                occasion.about(),
                occasion.since(),
                occasion.until(),
                occasion.priority(),
                occasion.channel(),
                occasion.identifier(),
                due.identifier());
    }
}
