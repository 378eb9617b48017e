package io.journeyledger.ledger.trespass;

import java.time.Instant;
import org.slf4j.LoggerFactory;

/** The language must not log or read a clock. */
public final class Trespasser {
    public Instant now() {
        LoggerFactory.getLogger("nobody").info("The language logs");
        return Instant.now();
    }
}
