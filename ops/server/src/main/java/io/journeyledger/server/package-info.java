/** The one program: its command line, its wiring and its roles. */
@NullMarked
package io.journeyledger.server;

import org.jspecify.annotations.NullMarked;
