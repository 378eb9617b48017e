/**
 * The folds: pure functions from recorded events to documents. One fold a view, called by every runner. They know the
 * JDK and the ledger's language and nothing else: no framework, no clock, no search index.
 */
@NullMarked
package io.journeyledger.projections.fold;

import org.jspecify.annotations.NullMarked;
