/** One run of the server: what it starts, in which order, and how it all ends. */
@NullMarked
package io.journeyledger.server.run;

import org.jspecify.annotations.NullMarked;
