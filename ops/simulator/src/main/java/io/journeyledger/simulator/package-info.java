/** Journeys made from a seed: the same seed gives the same bytes. */
@NullMarked
package io.journeyledger.simulator;

import org.jspecify.annotations.NullMarked;
