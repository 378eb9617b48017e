/** Events as rows of the database: appended through Axon's engine, read by it and in order. */
@NullMarked
package io.journeyledger.store.engine;

import org.jspecify.annotations.NullMarked;
