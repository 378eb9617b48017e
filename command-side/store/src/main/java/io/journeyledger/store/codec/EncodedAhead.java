package io.journeyledger.store.codec;

import io.journeyledger.ledger.JourneyEvent;
import java.util.IdentityHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Events that were encoded by a thread that did not hold the right to write, so that the one that holds it need not.
 * Only for the very objects that were encoded: an equal event is encoded again.
 */
public final class EncodedAhead {

    private static final ScopedValue<EncodedAhead> CURRENT = ScopedValue.newInstance();

    private static final EncodedAhead NONE = new EncodedAhead();

    private final IdentityHashMap<JourneyEvent, byte[]> payloads = new IdentityHashMap<>();

    /** @param payload as {@link EventCodec#encode(JourneyEvent)} made it */
    public void add(JourneyEvent event, byte[] payload) {
        payloads.put(event, payload);
    }

    /** Does the work, in which appends take what was encoded from here. */
    public <T> T during(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    static byte @Nullable [] of(JourneyEvent event) {
        return CURRENT.orElse(NONE).payloads.get(event);
    }
}
