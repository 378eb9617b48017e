package io.journeyledger.query.web.views;

import io.journeyledger.projections.audit.Audit;
import io.journeyledger.projections.audit.AuditRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/** Audits for programs, where the process has the role {@code projection} too. */
@RestController
@RequestMapping(path = "/api/v1/audits", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "audits", description = "Whether the views say what the ledger says")
class AuditsResource {

    private final Runners runners;
    private final InstantSource clock;

    AuditsResource(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    /**
     * @param views names of views, or {@code all}
     * @param repair whether what is wrong is put right
     */
    @Schema(name = "AuditOrder")
    record Order(@Nullable List<String> views, @Nullable Boolean repair) {}

    @Operation(
            summary = "Begins an audit",
            description = "Folds the whole ledger once more and compares every document of the views with it; with"
                    + " repair, what is wrong is written again and what should not be there is removed")
    @ApiResponse(responseCode = "202", description = "Begun; Location says where to ask how far it is")
    @ApiResponse(responseCode = "400", description = "invalid-parameter or unreadable-body", content = @Content)
    @ApiResponse(responseCode = "409", description = "view-not-whole or not-in-this-process", content = @Content)
    @ApiResponse(responseCode = "503", description = "views-unavailable", content = @Content)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AuditAnswer> begin(@RequestBody Order order) {
        Audit audit = runners.audits()
                .begin(new AuditRequest(RebuildsResource.views(order.views()), Boolean.TRUE.equals(order.repair())));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/audits/" + audit.id()))
                .body(answer(audit));
    }

    @Operation(summary = "The audits this process knows of, the latest first")
    @GetMapping
    List<AuditAnswer> all() {
        return runners.audits().all().stream().map(this::answer).toList();
    }

    @Operation(summary = "How far an audit is, and what it found so far: counts, and the first hundred findings")
    @GetMapping("/{id}")
    AuditAnswer one(@PathVariable String id) {
        return answer(runners.audit(id));
    }

    @Operation(summary = "Cancels an audit; what it has repaired stays repaired")
    @DeleteMapping("/{id}")
    AuditAnswer cancel(@PathVariable String id) {
        Audit audit = runners.audit(id);
        audit.cancel();
        return answer(audit);
    }

    @Operation(
            summary = "Every finding of an audit that is over, one JSON object a line",
            description = "Each names the document and the fields that differ, with what is expected and what is"
                    + " stored; of fields that may carry personal data only that they differ")
    @GetMapping(path = "/{id}/findings", produces = ListOfRun.NDJSON)
    ResponseEntity<StreamingResponseBody> findings(@PathVariable String id) {
        Audit audit = runners.audit(id);
        return ListOfRun.file(audit, "audit-" + id + ".ndjson", ListOfRun.NDJSON, audit.list()::copy);
    }

    private AuditAnswer answer(Audit audit) {
        return AuditAnswer.of(audit, clock.instant());
    }
}
