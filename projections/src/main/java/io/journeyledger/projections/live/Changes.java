package io.journeyledger.projections.live;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.index.Operation;
import java.util.List;
import java.util.Map;

/**
 * What a batch of events changes.
 *
 * @param position of the last event of the batch
 * @param events number of events in the batch
 * @param operations what is to be written, one operation a document
 * @param states to be remembered when it is written
 */
record Changes(long position, int events, List<Operation> operations, Map<JourneyId, Folded> states) {}
