/** What a process remembers: what was lately used, and what only the transaction of a thread knows. */
@NullMarked
package io.journeyledger.store.memory;

import org.jspecify.annotations.NullMarked;
