/** Questions in words: what finds them in the views, and whether a text has them as the views would say. */
@NullMarked
package io.journeyledger.query.text;

import org.jspecify.annotations.NullMarked;
