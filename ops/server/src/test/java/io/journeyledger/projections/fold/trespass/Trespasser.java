package io.journeyledger.projections.fold.trespass;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** A fold must not know Spring. */
public final class Trespasser {
    UUID id(ApplicationContext context) {
        return UUID.nameUUIDFromBytes(context.getDisplayName().getBytes(StandardCharsets.UTF_8));
    }
}
