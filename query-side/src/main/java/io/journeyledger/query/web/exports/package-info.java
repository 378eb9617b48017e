/** Data out, for programs and people. */
@NullMarked
package io.journeyledger.query.web.exports;

import org.jspecify.annotations.NullMarked;
