/** Who may ask the server: the pages it served itself, and programs, but no page of somebody else. */
@NullMarked
package io.journeyledger.server.guard;

import org.jspecify.annotations.NullMarked;
