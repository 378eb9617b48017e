package io.journeyledger.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who the customer is, what recognises them, what they want and allow. */
public sealed interface IdentityEvent extends JourneyEvent {

    /** A journey begins: the customer was met under these identifiers. */
    record CustomerIdentified(Instant occurredAt, List<Identifier> identifiers) implements IdentityEvent {}

    record IdentifierLinked(Instant occurredAt, Identifier identifier) implements IdentityEvent {}

    record IdentifierUnlinked(Instant occurredAt, Identifier.Kind kind, Identifier.Mark mark, String reason)
            implements IdentityEvent {}

    /** Recorded in both streams: from now on {@code surviving} speaks for {@code absorbed} too. */
    record JourneysMerged(Instant occurredAt, JourneyId surviving, JourneyId absorbed, String reason)
            implements IdentityEvent {}

    /** Takes a merge back; recorded in both streams. */
    record JourneysSplit(Instant occurredAt, JourneyId surviving, JourneyId released, String reason)
            implements IdentityEvent {}

    /**
     * @param attributes name to value, such as {@code name}, {@code birthYear}, {@code segment}; replaces same names
     */
    record ProfileDescribed(Instant occurredAt, Aspect aspect, Map<String, PersonalText> attributes)
            implements IdentityEvent {}

    /** @param topic what the preference is about, such as {@code channel}, {@code language}, {@code contactTime} */
    record PreferenceNoted(Instant occurredAt, String topic, PersonalText value) implements IdentityEvent {}

    /** @param channel the one channel the consent is for; none means every channel */
    record ConsentGranted(
            Instant occurredAt,
            String purpose,
            @Nullable Channel channel,
            @Nullable String evidence) implements IdentityEvent {}

    record ConsentWithdrawn(
            Instant occurredAt, String purpose, @Nullable Channel channel) implements IdentityEvent {}

    record PersonalDataDisclosed(Instant occurredAt, String recipient, String legalBasis, String scope)
            implements IdentityEvent {}

    /** The journey's key is destroyed: every personal text of the journey reads {@link PersonalText#ERASED}. */
    record PersonalDataErased(Instant occurredAt, String reason) implements IdentityEvent {}

    /** Which side of the customer a profile describes. */
    enum Aspect {
        DEMOGRAPHIC,
        BEHAVIOURAL,
        ATTITUDINAL
    }
}
