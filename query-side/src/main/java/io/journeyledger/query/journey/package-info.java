/** One journey as the views show it: its state, complaints and stages, and its timeline page by page. */
@NullMarked
package io.journeyledger.query.journey;

import org.jspecify.annotations.NullMarked;
