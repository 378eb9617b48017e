/** Breaks borders on purpose, to show that the rules see it. */
@NullMarked
package io.journeyledger.elasticsearch.trespass;

import org.jspecify.annotations.NullMarked;
