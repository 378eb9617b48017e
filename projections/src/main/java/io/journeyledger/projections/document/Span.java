package io.journeyledger.projections.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which something held.
 *
 * @param from written as {@code gte}, as ranges are in the index: the first instant
 * @param until written as {@code lt}: the first instant at which it did no longer; none: it holds
 */
public record Span(Instant from, @Nullable Instant until) {}
