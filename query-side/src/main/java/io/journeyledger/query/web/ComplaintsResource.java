package io.journeyledger.query.web;

import io.journeyledger.query.web.frame.Display;
import io.journeyledger.query.worklist.Worklist;
import io.journeyledger.query.worklist.WorklistAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The worklist for programs. */
@RestController
@Tag(name = "complaints")
class ComplaintsResource {

    private final Worklist worklist;
    private final Display display;
    private final InstantSource clock;

    ComplaintsResource(Worklist worklist, Display display, InstantSource clock) {
        this.worklist = worklist;
        this.display = display;
        this.clock = clock;
    }

    @Operation(
            summary = "Complaints, the nearest deadline first, and how many there are of each kind",
            description = "What is due today is told by the time zone in which the pages show times.")
    @ApiResponse(responseCode = "200", description = "Those of the page, and counts for each filter")
    @ApiResponse(responseCode = "400", description = "invalid-parameter", content = @Content)
    @ApiResponse(responseCode = "503", description = "views-unavailable", content = @Content)
    @GetMapping(path = "/api/v1/complaints", produces = MediaType.APPLICATION_JSON_VALUE)
    WorklistAnswer complaints(
            @ParameterObject WorklistFilter filter,
            @Parameter(description = "Where to go on: the cursor of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "At most so many, 1 to 200") @RequestParam(defaultValue = "50") int size,
            @Parameter(description = "Name of a side index to ask instead of the live views")
                    @RequestParam(required = false)
                    @Nullable
                    String in) {
        return worklist.in(in).ask(filter.query(), clock.instant(), display.zone(), cursor, size);
    }
}
