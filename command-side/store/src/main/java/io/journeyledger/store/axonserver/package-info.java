/** The ledger in an Axon Server: read in order, its positions and its conflicts told as everywhere else. */
@NullMarked
package io.journeyledger.store.axonserver;

import org.jspecify.annotations.NullMarked;
