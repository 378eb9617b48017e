/** Entries over HTTP: CloudEvents, commands, uploads. */
@NullMarked
package io.journeyledger.intake.web;

import org.jspecify.annotations.NullMarked;
