/** Breaks borders on purpose, to show that the rules see it. */
@NullMarked
package io.journeyledger.store.memory.trespass;

import org.jspecify.annotations.NullMarked;
