/** What is asked: search, timelines and the web pages. */
@NullMarked
package io.journeyledger.query;

import org.jspecify.annotations.NullMarked;
