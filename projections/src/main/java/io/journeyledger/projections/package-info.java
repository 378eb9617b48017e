/** What is derived from the ledger: the views, their policy, and how they are kept up to date. */
@NullMarked
package io.journeyledger.projections;

import org.jspecify.annotations.NullMarked;
