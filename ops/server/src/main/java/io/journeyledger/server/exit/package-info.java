/** How the program ends: with which code, and with which words. */
@NullMarked
package io.journeyledger.server.exit;

import org.jspecify.annotations.NullMarked;
