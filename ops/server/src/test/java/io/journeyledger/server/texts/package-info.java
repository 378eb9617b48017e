/** That every page speaks every language. */
@NullMarked
package io.journeyledger.server.texts;

import org.jspecify.annotations.NullMarked;
