package io.journeyledger.store.operation;

import io.journeyledger.ledger.JourneyId;

/**
 * What was answered to an entry, as it is kept.
 *
 * @param entry the hash of 16 bytes by which the entry is recognised
 * @param journey whose the entry was
 * @param firstSequence place of the first event that came of it, or of the next event where none came of it
 * @param events how many came of it, or of the group it belonged to
 */
@SuppressWarnings("ArrayRecordComponent") // read once, written once
public record StoredReceipt(byte[] entry, JourneyId journey, long firstSequence, int events) {}
