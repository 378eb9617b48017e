package io.journeyledger.projections.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field that differs.
 *
 * @param field its path, such as {@code lifecycle.stage} or {@code clocks[0].dueAt}; {@code _version} is the document's
 * @param expected what the ledger says; none: no such field
 * @param stored what the index holds; none: no such field
 * @param personal whether it may carry personal data; then both values are left out
 */
public record Difference(
        String field, @Nullable JsonNode expected, @Nullable JsonNode stored, boolean personal) {}
