/** What every run over the whole ledger has: a state, progress, an end, and a list that is too long for memory. */
@NullMarked
package io.journeyledger.projections.run;

import org.jspecify.annotations.NullMarked;
