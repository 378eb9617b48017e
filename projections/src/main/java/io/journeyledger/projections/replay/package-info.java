/** Journeys read from the ledger and folded: anew for the live projection, or as of a past instant. */
@NullMarked
package io.journeyledger.projections.replay;

import org.jspecify.annotations.NullMarked;
