/** How the program fares, for people, scripts and monitors. */
@NullMarked
package io.journeyledger.server.status;

import org.jspecify.annotations.NullMarked;
