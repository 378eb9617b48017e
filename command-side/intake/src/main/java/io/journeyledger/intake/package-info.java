/** What comes in: identity, idempotency, the aggregate, and the entries over HTTP, CloudEvents, CSV and NDJSON. */
@NullMarked
package io.journeyledger.intake;

import org.jspecify.annotations.NullMarked;
