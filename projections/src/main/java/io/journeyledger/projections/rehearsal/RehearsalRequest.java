package io.journeyledger.projections.rehearsal;

/** What is to be compared: how everybody stands in one reading, and how in the other. */
public record RehearsalRequest(Side from, Side to) {}
