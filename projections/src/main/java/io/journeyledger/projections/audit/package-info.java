/**
 * The audit: what the indices hold, compared document by document with what the ledger says, and put right on request.
 */
@NullMarked
package io.journeyledger.projections.audit;

import org.jspecify.annotations.NullMarked;
