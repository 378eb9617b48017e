/** Forms by which people act: what can be done, what was typed, what became of it. */
@NullMarked
package io.journeyledger.query.web.act;

import org.jspecify.annotations.NullMarked;
