package io.journeyledger.query.web.views;

import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.RehearsalRequest;
import io.journeyledger.projections.rehearsal.Side;
import io.journeyledger.projections.rehearsal.Which;
import io.journeyledger.projections.run.InvalidOrderException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.web.frame.LinesOrTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Rehearsals for programs, where the process has the role {@code projection} too. */
@RestController
@RequestMapping(path = "/api/v1/rehearsals", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "rehearsals", description = "Who stands elsewhere under another policy, or at another date, and why")
class RehearsalsResource {

    private final Runners runners;
    private final InstantSource clock;

    RehearsalsResource(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    /**
     * @param from none: the policy of the program, now
     * @param to none: the policy of the program, now
     */
    @Schema(name = "RehearsalOrder")
    record Order(@Nullable Side from, @Nullable Side to) {}

    @Operation(
            summary = "Begins a rehearsal",
            description = "Compares how every journey stands in two readings of the ledger: by two policies, at two"
                    + " dates, or both. Two that are the same are refused. It writes nothing and changes no view")
    @ApiResponse(responseCode = "202", description = "Begun; Location says where to ask how far it is")
    @ApiResponse(responseCode = "400", description = "invalid-parameter or unreadable-body", content = @Content)
    @ApiResponse(responseCode = "409", description = "not-in-this-process", content = @Content)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RehearsalAnswer> begin(@RequestBody Order order) {
        RehearsalRequest request = new RehearsalRequest(
                order.from() == null ? Side.TODAY : order.from(), order.to() == null ? Side.TODAY : order.to());
        if (runners.rehearsals().comparesTheSame(request)) {
            throw new InvalidOrderException(
                    "to",
                    "from and to are the same policy at the same dates, so nothing can change:"
                            + " name another policy, or another date");
        }
        Rehearsal rehearsal = runners.rehearsals().begin(request);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/rehearsals/" + rehearsal.id()))
                .body(answer(rehearsal));
    }

    @Operation(summary = "The rehearsals this process knows of, the latest first")
    @GetMapping
    List<RehearsalAnswer> all() {
        return runners.rehearsals().all().stream().map(this::answer).toList();
    }

    @Operation(summary = "How far a rehearsal is, and what changes: counts by field, from and to")
    @GetMapping("/{id}")
    RehearsalAnswer one(@PathVariable String id) {
        return answer(runners.rehearsal(id));
    }

    @Operation(summary = "Cancels a rehearsal")
    @DeleteMapping("/{id}")
    RehearsalAnswer cancel(@PathVariable String id) {
        Rehearsal rehearsal = runners.rehearsal(id);
        rehearsal.cancel();
        return answer(rehearsal);
    }

    @Operation(summary = "Tells no more of a rehearsal that is over, and gives the space of its list back")
    @PostMapping("/{id}/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id) {
        ListOfRun.remove(runners, runners.rehearsal(id));
    }

    @Operation(
            summary = "The changes of a rehearsal that is over",
            description = "All of them, or those of a field, from a value, to a value; a hyphen stands for no value. As"
                    + " NDJSON, or as CSV where that is what the request accepts; cells that a spreadsheet would take for"
                    + " a formula begin with an apostrophe")
    @LinesOrTable
    @GetMapping(path = "/{id}/changes", produces = ListOfRun.NDJSON)
    ResponseEntity<StreamingResponseBody> changes(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Which which = which(field, from, to);
        Rehearsal rehearsal = runners.rehearsal(id);
        return ListOfRun.file(
                rehearsal, "rehearsal-" + id + ".ndjson", ListOfRun.NDJSON, out -> rehearsal.copy(which, out));
    }

    @Operation(hidden = true)
    @GetMapping(path = "/{id}/changes", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Which which = which(field, from, to);
        return ListOfRun.csv(runners.rehearsal(id), which);
    }

    /** Of a field that is misspelt the list would be empty, as if nothing changed. */
    private static Which which(@Nullable String field, @Nullable String from, @Nullable String to) {
        Which which = Which.of(field, from, to);
        if (which.field() != null && !Which.FIELDS.contains(which.field())) {
            throw new InvalidQuestionException("field", which.field(), "use one of " + String.join(", ", Which.FIELDS));
        }
        return which;
    }

    private RehearsalAnswer answer(Rehearsal rehearsal) {
        return RehearsalAnswer.of(rehearsal, clock.instant());
    }
}
