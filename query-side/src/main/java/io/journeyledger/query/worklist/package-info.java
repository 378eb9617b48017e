/** The complaints to be worked on: filtered, counted by each filter, page by page. */
@NullMarked
package io.journeyledger.query.worklist;

import org.jspecify.annotations.NullMarked;
