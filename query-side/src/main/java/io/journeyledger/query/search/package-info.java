/** What is found by any identifier and by words, in all views. */
@NullMarked
package io.journeyledger.query.search;

import org.jspecify.annotations.NullMarked;
