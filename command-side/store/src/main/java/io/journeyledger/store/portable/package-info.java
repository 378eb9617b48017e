/**
 * The events of a ledger in a file that others can read and an empty ledger can be filled from: CloudEvents, one a
 * line.
 */
@NullMarked
package io.journeyledger.store.portable;

import org.jspecify.annotations.NullMarked;
