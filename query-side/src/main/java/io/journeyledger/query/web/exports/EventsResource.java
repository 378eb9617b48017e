package io.journeyledger.query.web.exports;

import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.export.EventExports;
import io.journeyledger.projections.export.EventSelection;
import io.journeyledger.query.InvalidQuestionException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events of the ledger, from which another ledger can be made. */
@RestController
@Tag(name = "exports", description = "Data out, streamed, in the forms other tools expect")
class EventsResource {

    private static final String FILE = "journey-ledger-events.ndjson";

    // Asked for when it is needed: the pages also run where no ledger is at hand.
    private final ObjectProvider<EventExports> exports;

    EventsResource(ObjectProvider<EventExports> exports) {
        this.exports = exports;
    }

    @Operation(
            summary = "The events themselves, streamed, in their order: a CloudEvent 1.0 a line",
            description =
                    "As they are stored, personal texts encrypted; with the wrapped keys of their journeys and, of whole"
                            + " journeys, the answers to their entries, so that ops/ledger restore makes the same ledger of it."
                            + " Without parameters all events up to the end that the ledger has now; Total-Count says how many. The last"
                            + " line is of the type io.journeyledger.export.ended.v1: without it the file is not whole")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content =
                    @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/v1/exports/events")
    void events(
            @Parameter(description = "Only of these journeys") @RequestParam(required = false) @Nullable
                    List<String> journey,
            @Parameter(
                            description =
                                    "Only of these families: identity, contact, purchase, feedback, complaint, loyalty, churn")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> family,
            @Parameter(description = "Only what was recorded then or later, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant recordedFrom,
            @Parameter(description = "Only what was recorded by then, RFC 3339")
                    @RequestParam(required = false)
                    @Nullable
                    Instant recordedUntil,
            @Parameter(description = "Only from this position on") @RequestParam(required = false) @Nullable
                    Long fromPosition,
            @Parameter(description = "Only up to this position") @RequestParam(required = false) @Nullable
                    Long untilPosition,
            @Parameter(description = "With personal texts in clear. No ledger can be made of it then")
                    @RequestParam(defaultValue = "false")
                    boolean readable,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        notBackwards("recordedUntil", recordedUntil, "recordedFrom", recordedFrom);
        notBackwards("untilPosition", untilPosition, "fromPosition", fromPosition);
        List<String> journeys = named("journey", journey);
        List<String> families = named("family", family);
        EventExports.EventExport export = exports.getObject()
                .of(
                        new EventSelection(
                                journeys(journeys),
                                families(families),
                                recordedFrom,
                                recordedUntil,
                                fromPosition,
                                untilPosition),
                        readable);
        export.events().ifPresent(events -> response.setHeader("Total-Count", Long.toString(events)));
        if (readable) {
            Disclosed.to(request, "?readable=true");
        }
        Download.stream(request, response, FILE, "application/x-ndjson", export::to);
    }

    /** Nothing fits both, which an empty file would not say. */
    private static <T extends Comparable<T>> void notBackwards(
            String until, @Nullable T last, String from, @Nullable T first) {
        if (first != null && last != null && first.compareTo(last) > 0) {
            throw new InvalidQuestionException(until, last.toString(), "it must not lie before " + from + ", " + first);
        }
    }

    /** Without a name it would be everything, which nobody asks for by a name that is empty. */
    private static List<String> named(String parameter, @Nullable List<String> names) {
        if (names == null) {
            return List.of();
        }
        if (names.isEmpty()) {
            throw new InvalidQuestionException(parameter, "", "name one, or leave the parameter out");
        }
        return names;
    }

    private Set<JourneyId> journeys(List<String> named) {
        Set<JourneyId> journeys = new LinkedHashSet<>();
        for (String name : named) {
            JourneyId journey;
            try {
                journey = new JourneyId(name);
            } catch (IllegalArgumentException e) {
                throw new InvalidQuestionException(
                        "journey", name, "use the id of a journey, as its page's address ends");
            }
            if (!exports.getObject().has(journey)) {
                throw new InvalidQuestionException("journey", name, "the ledger has no such journey");
            }
            journeys.add(journey);
        }
        return journeys;
    }

    private static Set<Family> families(List<String> named) {
        return named.stream()
                .map(name -> Arrays.stream(Family.values())
                        .filter(family -> family.name().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new InvalidQuestionException("family", name, "use some of " + all())))
                .collect(Collectors.toSet());
    }

    private static String all() {
        return Arrays.stream(Family.values())
                .map(family -> family.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
