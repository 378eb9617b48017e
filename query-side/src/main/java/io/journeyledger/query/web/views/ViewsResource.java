package io.journeyledger.query.web.views;

import io.journeyledger.projections.index.Mark;
import io.journeyledger.projections.index.Marked;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The indices of the views for programs. */
@RestController
@RequestMapping(path = "/api/v1/views", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "views", description = "The indices of the views: live, previous and beside")
class ViewsResource {

    private final Runners runners;
    private final InstantSource clock;

    ViewsResource(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    /**
     * @param state live, previous or side; filling or filled while a rebuild goes on
     * @param name what {@code ?in=} asks a side index by
     * @param position every event up to here is in it
     * @param policy version of the policy it was filled under
     * @param asOf instant for which its documents were made when it was filled
     */
    record Index(
            String view,
            String index,
            String state,
            @Nullable String name,
            long documents,
            long position,
            @Nullable String policy,
            @Nullable Instant recordedUntil,
            @Nullable Instant occurredUntil,
            @Nullable Instant asOf) {

        static Index of(Marked marked, Rebuilds rebuilds) {
            Mark mark = marked.mark();
            return new Index(
                    marked.view().label(),
                    marked.index(),
                    marked.behindAlias()
                            ? "live"
                            : mark == null ? "unknown" : mark.state().label(),
                    mark == null ? null : mark.name(),
                    rebuilds.documents(marked.index()),
                    rebuilds.position(marked),
                    mark == null ? null : mark.policy(),
                    mark == null ? null : mark.recordedUntil(),
                    mark == null ? null : mark.occurredUntil(),
                    mark == null ? null : mark.asOf());
        }
    }

    @Operation(summary = "Every index of the views: live, previous and beside")
    @GetMapping
    List<Index> all() {
        Rebuilds rebuilds = runners.rebuilds();
        return rebuilds.indices().stream()
                .map(marked -> Index.of(marked, rebuilds))
                .toList();
    }

    @Operation(summary = "Puts the index that was live before back in its place, brought up to date")
    @PostMapping("/{view}/restore")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RebuildAnswer restore(@PathVariable String view) {
        return RebuildAnswer.of(runners.rebuilds().restore(RebuildsResource.view(view)), clock.instant());
    }

    @Operation(summary = "Removes the side indices of a name")
    @DeleteMapping("/side/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable String name) {
        try {
            runners.rebuilds().drop(name);
        } catch (NoSuchElementException e) {
            throw new NotKeptException("name", String.valueOf(e.getMessage()));
        }
    }
}
