/** Pictures on pages: what stands where in them. How they look is the stylesheet's matter. */
@NullMarked
package io.journeyledger.query.web.picture;

import org.jspecify.annotations.NullMarked;
