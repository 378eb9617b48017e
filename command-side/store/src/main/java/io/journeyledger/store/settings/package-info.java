/** Where a ledger is kept, as it is set, and configuration that hangs on that. */
@NullMarked
package io.journeyledger.store.settings;

import org.jspecify.annotations.NullMarked;
