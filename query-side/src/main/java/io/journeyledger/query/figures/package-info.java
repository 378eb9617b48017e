/** Figures over all journeys: counts, stages, value, service. */
@NullMarked
package io.journeyledger.query.figures;

import org.jspecify.annotations.NullMarked;
