/** Personal texts sealed and opened: the master key, a key for each journey, what is derived from them. */
@NullMarked
package io.journeyledger.store.keys;

import org.jspecify.annotations.NullMarked;
