/**
 * Whole views made from the whole ledger: rebuilt, filled as of a date or under a trial policy, and compared with what
 * the ledger says.
 */
@NullMarked
package io.journeyledger.projections.rebuild;

import org.jspecify.annotations.NullMarked;
