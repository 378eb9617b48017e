/** What an event is as JSON, and how that becomes an event again: names, revisions, provenance. */
@NullMarked
package io.journeyledger.store.codec;

import org.jspecify.annotations.NullMarked;
