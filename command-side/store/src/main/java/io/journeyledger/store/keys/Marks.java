package io.journeyledger.store.keys;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The marks by which a journey's events name identifiers, made of the fingerprints by which the ledger recognises
 * customers. What compares an event with the index of identifiers comes through here, so that whoever has no key of the
 * journey compares nothing.
 */
public final class Marks {

    private final JourneyKeys keys;

    Marks(JourneyKeys keys) {
        this.keys = keys;
    }

    /**
     * The mark of an identifier under the key proposed for the journey, or its own, which is made with the transaction
     * when it never had one.
     *
     * @param fingerprint as {@link Fingerprints} makes it
     * @throws IllegalStateException when the key was erased
     */
    public Identifier.Mark of(JourneyId journey, String fingerprint) {
        return of(journey, keys.toSeal(journey), fingerprint);
    }

    /** The same under a key that the journey is expected to have. */
    public Identifier.Mark of(SealingKey key, String fingerprint) {
        return of(key.journey(), key.key(), fingerprint);
    }

    /**
     * The fingerprint that was marked; none when the journey's key was erased: nobody can tell any more.
     *
     * @throws UnopenableTextException when the mark was altered or is not of this journey
     */
    public Optional<String> fingerprint(JourneyId journey, Identifier.Mark mark) {
        return open(journey, keys.find(journey), mark);
    }

    /**
     * The same under a key that is not kept yet.
     *
     * @param wrapped under the master key; null when it was erased
     */
    public Optional<String> fingerprint(JourneyId journey, byte @Nullable [] wrapped, Identifier.Mark mark) {
        return open(journey, keys.unwrapped(journey, wrapped), mark);
    }

    private static Identifier.Mark of(JourneyId journey, JourneyKey key, String fingerprint) {
        Marking marking = key.marking();
        if (marking == null) {
            throw JourneyKey.erased(journey);
        }
        return marking.seal(journey, fingerprint);
    }

    private static Optional<String> open(JourneyId journey, JourneyKey key, Identifier.Mark mark) {
        Marking marking = key.marking();
        return marking == null ? Optional.empty() : Optional.of(marking.open(journey, mark));
    }
}
