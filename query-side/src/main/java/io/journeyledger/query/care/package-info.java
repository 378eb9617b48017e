/** The customers whom to contact now, and why. */
@NullMarked
package io.journeyledger.query.care;

import org.jspecify.annotations.NullMarked;
