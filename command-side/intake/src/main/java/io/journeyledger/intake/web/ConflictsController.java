package io.journeyledger.intake.web;

import io.journeyledger.intake.Conflicts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Identifiers that point to several journeys, for people to settle. */
@RestController
@Tag(name = "identity")
class ConflictsController {

    private final Conflicts conflicts;

    ConflictsController(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @Operation(summary = "Conflicts of identity, the latest first; after says how many of them the pages before had")
    @GetMapping(path = "/api/v1/identity/conflicts", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Conflicts.Conflict> latest(
            @RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "100") int most) {
        return conflicts.latest(Page.after(after), Page.most(most, 1_000));
    }
}
