package io.journeyledger.query.web;

import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.search.Finder;
import io.journeyledger.query.search.Findings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search for programs. */
@RestController
@Tag(name = "search", description = "Journeys, complaints and events by identifier and by text")
class SearchResource {

    private final Finder finder;

    SearchResource(Finder finder) {
        this.finder = finder;
    }

    @Operation(summary = "Finds by words (q), or only the journeys that an identifier names")
    @GetMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
    Findings search(
            @Parameter(
                            description =
                                    "An identifier, an order or complaint number, or text; \"a phrase\" in quotes. The last word may go on "
                                            + "unless a blank or a quotation mark ends it")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "An e-mail address, telephone number, card, account, device or reference")
                    @RequestParam(required = false)
                    @Nullable
                    String identifier,
            @Parameter(description = "At most so many of each kind, 1 to 100") @RequestParam(defaultValue = "20")
                    int size,
            @Parameter(description = "Name of a side index to ask instead of the live views")
                    @RequestParam(required = false)
                    @Nullable
                    String in) {
        if (identifier != null && !identifier.isBlank()) {
            return finder.in(in).recognise(identifier, size);
        }
        if (q == null || q.isBlank()) {
            throw new InvalidQuestionException("q", "", "say what to search for in q or identifier");
        }
        return finder.in(in).find(q, size);
    }
}
