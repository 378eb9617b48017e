package io.journeyledger.projections.index;

/**
 * How many documents there are and the sum of their positions: what was written and what an index holds are compared by it.
 *
 * @param sum sum of the field {@code position}, exact below 2^53
 */
public record Tally(long documents, long sum) {}
