package io.journeyledger.query.web;

import io.journeyledger.projections.model.fit.Fitted;
import io.journeyledger.projections.model.fit.ModelFitting;
import io.journeyledger.query.InvalidQuestionException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The models' parameters for programs. */
@RestController
@Tag(name = "models", description = "What is expected of customers")
class ModelResource {

    // Asked for when it is needed: the pages also run where no ledger is at hand.
    private final ObjectProvider<ModelFitting> fitting;

    ModelResource(ObjectProvider<ModelFitting> fitting) {
        this.fitting = fitting;
    }

    /** @param until the last day of purchases that counts, such as {@code 2026-09-30} */
    record Wanted(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2026-09-30") @Nullable
            String until) {}

    @Operation(
            summary =
                    "Estimates BG/NBD, Gamma-Gamma and RFM classes from the purchases in the ledger; answers with them"
                            + " and with the policy that has them. Changes nothing")
    @ApiResponse(responseCode = "200", description = "Estimated")
    @ApiResponse(responseCode = "400", description = "invalid-parameter", content = @Content)
    @ApiResponse(
            responseCode = "422",
            description = "cannot-fit: the purchases do not tell the parameters",
            content = @Content)
    @PostMapping(path = "/api/v1/models/fit", produces = MediaType.APPLICATION_JSON_VALUE)
    Fitted fit(@RequestBody Wanted wanted) {
        return fitting.getObject().fit(day(wanted.until()));
    }

    private static LocalDate day(@Nullable String until) {
        if (until == null || until.isBlank()) {
            throw new InvalidQuestionException("until", "", "say until which day purchases count, such as 2026-09-30");
        }
        try {
            return LocalDate.parse(until.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidQuestionException("until", until, "must be a day such as 2026-09-30");
        }
    }
}
