/** The events themselves, taken elsewhere. */
@NullMarked
package io.journeyledger.projections.export;

import org.jspecify.annotations.NullMarked;
