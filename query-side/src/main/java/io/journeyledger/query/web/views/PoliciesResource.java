package io.journeyledger.query.web.views;

import io.journeyledger.projections.Policies;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policies for programs. */
@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "policies", description = "Every policy that documents were made under")
class PoliciesResource {

    private final Policies policies;

    PoliciesResource(Policies policies) {
        this.policies = policies;
    }

    /** @param version by which rebuilds, rehearsals and questions name it */
    record Added(String version) {}

    @Operation(summary = "The policies that are known, the latest first")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    List<Policies.Known> all() {
        return policies.all();
    }

    @Operation(summary = "A policy's file")
    @GetMapping(path = "/{version}", produces = "application/yaml")
    String text(@PathVariable String version) {
        return policies.text(version)
                .orElseThrow(() -> new NotKeptException(
                        "version",
                        "No policy of the version " + version + " is known; GET /api/v1/policies lists them"));
    }

    @Operation(summary = "Adds a policy, to be tried; it changes no live view")
    @PostMapping(
            consumes = {"application/yaml", MediaType.TEXT_PLAIN_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Added add(@RequestBody(required = false) byte @Nullable [] file) {
        // Without a body it is a policy like any other that lacks everything.
        return new Added(
                policies.add(Objects.requireNonNullElse(file, new byte[0])).version());
    }
}
