/** Figures over all journeys, for programs and people. */
@NullMarked
package io.journeyledger.query.web.figures;

import org.jspecify.annotations.NullMarked;
