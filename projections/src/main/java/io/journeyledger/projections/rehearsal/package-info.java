/** The rehearsal: who would stand elsewhere under another policy, or stood elsewhere at another date, and why. */
@NullMarked
package io.journeyledger.projections.rehearsal;

import org.jspecify.annotations.NullMarked;
