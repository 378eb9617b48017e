package io.journeyledger.query.web.views;

import io.journeyledger.query.InvalidQuestionException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The indices of the views for programs. */
@RestController
@RequestMapping(path = "/api/v1/views", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "views", description = "The indices of the views: live, previous and beside")
class ViewsResource {

    private static final int MOST = 1_000;

    private final Runners runners;
    private final InstantSource clock;

    ViewsResource(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    @Operation(
            summary = "The indices of the views: those in service, then those beside, the latest first",
            description = "The next page begins after as many as were answered")
    @GetMapping
    List<Indices.Index> all(@RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "100") int most) {
        InvalidQuestionException.within("after", after, 0, Integer.MAX_VALUE);
        InvalidQuestionException.within("most", most, 1, MOST);
        return Indices.of(runners.rebuilds(), after, most).page();
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
