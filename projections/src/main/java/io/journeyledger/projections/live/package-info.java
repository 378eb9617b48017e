/** The live projection: follows the ledger batch by batch and keeps the views up to date. */
@NullMarked
package io.journeyledger.projections.live;

import org.jspecify.annotations.NullMarked;
