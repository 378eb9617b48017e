package io.journeyledger.query.dashboards;

import io.journeyledger.query.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * What a reader of a dashboard chose.
 *
 * @param values by the id of the control, such as {@code stage}
 * @param now what conditions mean by it
 * @param zone in which months begin
 */
public record Choice(Window window, Map<String, String> values, Instant now, ZoneId zone) {}
