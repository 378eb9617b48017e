/** What one process of an installation does. */
@NullMarked
package io.journeyledger.projections.role;

import org.jspecify.annotations.NullMarked;
