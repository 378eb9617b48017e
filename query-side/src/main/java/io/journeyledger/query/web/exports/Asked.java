package io.journeyledger.query.web.exports;

import io.journeyledger.query.extract.Populations.Question;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parameters by which every export from the ledger is told whom to tell of, and as of when. */
record Asked(
        @Parameter(description = "Whom, in Lucene query syntax: lifecycle.stage:AT_RISK; everybody otherwise") @Nullable
        String q,

        @Parameter(description = "Name of a side index to ask whom, instead of the live view") @Nullable
        String in,

        @Parameter(description = "As known then: only what was recorded by this instant, RFC 3339") @Nullable
        Instant recordedUntil,

        @Parameter(description = "As it was then: only what occurred by this instant, RFC 3339") @Nullable
        Instant occurredUntil) {

    Question question(@Nullable String policy) {
        return new Question(Objects.requireNonNullElse(q, ""), in, recordedUntil, occurredUntil, policy);
    }
}
