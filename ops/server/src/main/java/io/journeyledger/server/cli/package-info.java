/** The command line. Nothing here loads Spring but {@code up}, so that commands for a running server start at once. */
@NullMarked
package io.journeyledger.server.cli;

import org.jspecify.annotations.NullMarked;
