/** Models of what customers will do, and statistics of populations: pure functions that need the JDK only. */
@NullMarked
package io.journeyledger.projections.model;

import org.jspecify.annotations.NullMarked;
