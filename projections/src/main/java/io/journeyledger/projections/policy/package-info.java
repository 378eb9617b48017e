/** Every threshold, weight and clock of the views, as data: no number of this kind stands in code. */
@NullMarked
package io.journeyledger.projections.policy;

import org.jspecify.annotations.NullMarked;
