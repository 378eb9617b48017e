/** How events are kept: the store as an application gets it, put together from the packages below. */
@NullMarked
package io.journeyledger.store;

import org.jspecify.annotations.NullMarked;
