package io.journeyledger.projections.policy;

import java.time.Duration;

/** @param lateAfter an event recorded more than this after it occurred came late */
public record TimelinePolicy(Duration lateAfter) {}
