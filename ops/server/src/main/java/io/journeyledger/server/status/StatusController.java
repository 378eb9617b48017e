package io.journeyledger.server.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "operation")
class StatusController {
    private final Statuses statuses;

    StatusController(Statuses statuses) {
        this.statuses = statuses;
    }

    @Operation(summary = "Whether the server is ready, how much it holds, how far its views are")
    @GetMapping(path = "/api/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    Status status() {
        return statuses.now();
    }
}
