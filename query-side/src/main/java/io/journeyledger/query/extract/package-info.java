/** Whole views, and the populations they name, read from the first to the last to be taken elsewhere. */
@NullMarked
package io.journeyledger.query.extract;

import org.jspecify.annotations.NullMarked;
