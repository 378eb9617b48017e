package io.journeyledger.projections.index;

import tools.jackson.databind.JsonNode;

/**
 * A document as an index holds it.
 *
 * @param version what {@code _version} says
 */
public record Stored(String id, long version, JsonNode source) {}
