package io.journeyledger.query.web.views;

import io.journeyledger.projections.rehearsal.ChangesCsv;
import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.RehearsalRequest;
import io.journeyledger.projections.rehearsal.Side;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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
    record Order(@Nullable Side from, @Nullable Side to) {}

    @Operation(
            summary = "Begins a rehearsal",
            description = "Compares how every journey stands in two readings of the ledger: by two policies, at two"
                    + " dates, or both. It writes nothing and changes no view")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RehearsalAnswer> begin(@RequestBody Order order) {
        Rehearsal rehearsal = runners.rehearsals()
                .begin(new RehearsalRequest(
                        order.from() == null ? Side.TODAY : order.from(),
                        order.to() == null ? Side.TODAY : order.to()));
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
        return answer(find(id));
    }

    @Operation(summary = "Cancels a rehearsal")
    @DeleteMapping("/{id}")
    RehearsalAnswer cancel(@PathVariable String id) {
        Rehearsal rehearsal = find(id);
        rehearsal.cancel();
        return answer(rehearsal);
    }

    @Operation(
            summary = "Every change of a rehearsal that is over",
            description = "As NDJSON, or as CSV where that is what the request accepts; cells that a spreadsheet would"
                    + " take for a formula begin with an apostrophe")
    @GetMapping(path = "/{id}/changes", produces = ListOfRun.NDJSON)
    ResponseEntity<StreamingResponseBody> changes(@PathVariable String id) {
        Rehearsal rehearsal = find(id);
        return ListOfRun.file(rehearsal, "rehearsal-" + id + ".ndjson", ListOfRun.NDJSON, rehearsal.list()::copy);
    }

    @Operation(hidden = true)
    @GetMapping(path = "/{id}/changes", produces = "text/csv")
    ResponseEntity<StreamingResponseBody> csv(@PathVariable String id) {
        Rehearsal rehearsal = find(id);
        return ListOfRun.file(
                rehearsal, "rehearsal-" + id + ".csv", ListOfRun.CSV, out -> ChangesCsv.write(rehearsal.list(), out));
    }

    private Rehearsal find(String id) {
        return runners.rehearsals().find(id).orElseThrow(() -> new UnknownRunException("rehearsal", id));
    }

    private RehearsalAnswer answer(Rehearsal rehearsal) {
        return RehearsalAnswer.of(rehearsal, clock.instant());
    }
}
