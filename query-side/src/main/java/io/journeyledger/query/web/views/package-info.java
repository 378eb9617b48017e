/** Views on demand for programs and people: rebuilds, side indices, policies. */
@NullMarked
package io.journeyledger.query.web.views;

import org.jspecify.annotations.NullMarked;
