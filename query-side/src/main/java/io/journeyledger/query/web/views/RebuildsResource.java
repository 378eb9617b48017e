package io.journeyledger.query.web.views;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.query.InvalidQuestionException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

/** Rebuilds for programs, where the process has the role {@code projection} too. */
@RestController
@RequestMapping(path = "/api/v1/rebuilds", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "rebuilds", description = "Any view, as of any date, under any policy")
class RebuildsResource {

    private final Runners runners;
    private final InstantSource clock;

    RebuildsResource(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    /**
     * @param views names of views, or {@code all}
     * @param policy version of a policy that was added
     * @param into name of the side index to fill
     */
    @Schema(name = "RebuildOrder")
    record Order(
            @Nullable List<String> views,
            @Nullable Instant recordedUntil,
            @Nullable Instant occurredUntil,
            @Nullable String policy,
            @Nullable String into) {}

    @Operation(
            summary = "Begins a rebuild",
            description = "Without times, policy and name it takes the place of the live index; with any of them a side"
                    + " index is filled, which searches ask with ?in=NAME")
    @ApiResponse(responseCode = "202", description = "Begun; Location says where to ask how far it is")
    @ApiResponse(responseCode = "400", description = "invalid-parameter or unreadable-body", content = @Content)
    @ApiResponse(responseCode = "409", description = "rebuild-refused or not-in-this-process", content = @Content)
    @ApiResponse(responseCode = "503", description = "views-unavailable or rebuild-refused", content = @Content)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RebuildAnswer> begin(@RequestBody Order order) {
        Rebuild rebuild = runners.rebuilds()
                .begin(new RebuildRequest(
                        views(order.views()),
                        order.recordedUntil(),
                        order.occurredUntil(),
                        order.policy(),
                        order.into()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/rebuilds/" + rebuild.id()))
                .body(answer(rebuild));
    }

    @Operation(summary = "The rebuilds this process knows of, the latest first")
    @GetMapping
    List<RebuildAnswer> all() {
        return runners.rebuilds().all().stream().map(this::answer).toList();
    }

    @Operation(summary = "How far a rebuild is")
    @GetMapping("/{id}")
    RebuildAnswer one(@PathVariable String id) {
        return answer(find(id));
    }

    @Operation(summary = "Cancels a rebuild and removes what it made")
    @DeleteMapping("/{id}")
    RebuildAnswer cancel(@PathVariable String id) {
        Rebuild rebuild = find(id);
        runners.rebuilds().cancel(rebuild);
        return answer(rebuild);
    }

    private Rebuild find(String id) {
        return runners.rebuilds().find(id).orElseThrow(() -> new UnknownRunException("rebuild", id));
    }

    private RebuildAnswer answer(Rebuild rebuild) {
        return RebuildAnswer.of(rebuild, clock.instant());
    }

    /** @throws InvalidQuestionException when one is no view */
    static Set<View> views(@Nullable List<String> names) {
        Set<View> views = EnumSet.noneOf(View.class);
        for (String name : names == null ? List.<String>of() : names) {
            if ("all".equals(name)) {
                views.addAll(EnumSet.allOf(View.class));
            } else {
                // What is read from JSON may be null.
                views.add(view("views", String.valueOf(name), "customers, complaints, timeline, transitions or all"));
            }
        }
        return views;
    }

    /** @throws InvalidQuestionException when it is no view */
    static View view(String name) {
        return view("view", name, "customers, complaints, timeline or transitions");
    }

    private static View view(String parameter, String name, String those) {
        return View.of(name).orElseThrow(() -> new InvalidQuestionException(parameter, name, "use " + those));
    }
}
