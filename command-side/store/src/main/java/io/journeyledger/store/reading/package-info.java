/** The ledger as whoever reads it gets it, whatever keeps it: in order, journey by journey, not yet decoded. */
@NullMarked
package io.journeyledger.store.reading;

import org.jspecify.annotations.NullMarked;
