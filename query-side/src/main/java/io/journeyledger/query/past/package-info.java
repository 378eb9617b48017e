/** Journeys and complaints as the ledger tells them, now or as of any instant, under any policy; no view is asked. */
@NullMarked
package io.journeyledger.query.past;

import org.jspecify.annotations.NullMarked;
