/**
 * The database under the store: its file or address, its schema, its connections and transactions, and what its
 * failures mean.
 */
@NullMarked
package io.journeyledger.store.database;

import org.jspecify.annotations.NullMarked;
