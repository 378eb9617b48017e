package io.journeyledger.query.web.views;

import io.journeyledger.projections.live.DeadLetter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters for programs. */
@RestController
@RequestMapping(path = "/api/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "dead letters", description = "Events that no view can take, and what waits behind them")
class DeadLettersResource {

    private final Runners runners;

    DeadLettersResource(Runners runners) {
        this.runners = runners;
    }

    /**
     * @param told whether the whole journey is told now
     * @param left what keeps it from that
     */
    record Outcome(boolean told, @Nullable DeadLetter left) {}

    @Operation(summary = "All dead letters, in the order of positions")
    @GetMapping
    List<DeadLetter> all() {
        return runners.retries().all();
    }

    @Operation(
            summary = "Tries to tell the event and all that waits behind it; of an evicted one, to tell it after all")
    @PostMapping("/{eventId}/retry")
    Outcome retry(@PathVariable String eventId) {
        return outcome(eventId, runners.retries()::retry);
    }

    @Operation(summary = "Leaves the event out of every view for good, and tells what waits behind it")
    @PostMapping("/{eventId}/evict")
    Outcome evict(@PathVariable String eventId) {
        return outcome(eventId, runners.retries()::evict);
    }

    private static Outcome outcome(String eventId, Function<String, Optional<DeadLetter>> done) {
        try {
            DeadLetter left = done.apply(eventId).orElse(null);
            return new Outcome(left == null, left);
        } catch (NoSuchElementException _) {
            throw new NotKeptException(
                    "eventId",
                    "There is no dead letter of the event " + eventId
                            + "; GET /api/v1/dead-letters and ops/ledger letters list them");
        }
    }
}
