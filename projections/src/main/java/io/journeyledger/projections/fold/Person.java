package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.KnownBy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who the customer is.
 *
 * @param identifiers those linked now, by their marks, which no two journeys share. As with merges, the order in which
 *     links were decided counts, not when they occurred
 * @param unlinked the position of the event that unlinked an identifier, by mark, since a link may occur late
 * @param attributes of the profile, by name
 * @param preferences by topic
 * @param language what was said last about the language, as an attribute or a preference
 * @param erased whether the personal data was erased; no text is opened then, whatever key may still be at hand
 */
record Person(
        Map<Identifier.Mark, Known> identifiers,
        Map<Identifier.Mark, Long> unlinked,
        Map<String, Personal> attributes,
        Map<String, Personal> preferences,
        @Nullable Personal language,
        Consents consents,
        boolean erased) {

    /** @param position of the event that linked it */
    record Known(Identifier.Kind kind, Personal value, long position) {}

    private static final String LANGUAGE = "language";

    static final Person UNKNOWN = new Person(Map.of(), Map.of(), Map.of(), Map.of(), null, Consents.NONE, false);

    Person evolve(Recorded recorded, IdentityEvent event) {
        return switch (event) {
            case CustomerIdentified e -> {
                Person known = this;
                for (Identifier identifier : e.identifiers()) {
                    known = known.linked(recorded, identifier);
                }
                yield known;
            }
            case IdentifierLinked e -> linked(recorded, e.identifier());
            case IdentifierUnlinked e -> unlinked(recorded, e.mark());
            case ProfileDescribed e -> described(recorded, e.attributes());
            case PreferenceNoted e -> {
                Personal value = Personal.of(recorded, e.value());
                yield new Person(
                        identifiers,
                        unlinked,
                        attributes,
                        Copies.with(preferences, e.topic(), value),
                        e.topic().equals(LANGUAGE) ? value : language,
                        consents,
                        erased);
            }
            case ConsentGranted e -> consenting(consents.granted(e.purpose(), e.channel()));
            case ConsentWithdrawn e -> consenting(consents.withdrawn(e.purpose(), e.channel()));
            case PersonalDataErased _ ->
                new Person(identifiers, unlinked, attributes, preferences, language, consents, true);
            case JourneysMerged _, JourneysSplit _, PersonalDataDisclosed _ -> this;
        };
    }

    CustomerDocument.Journey section(CustomerState state, Reading reading) {
        Standing standing = state.standing();
        boolean shown = !standing.isMergedAway();
        return new CustomerDocument.Journey(
                standing.journey().value(),
                state.begunAt(),
                state.lastEventAt(),
                state.events(),
                shown ? identifiers(reading) : List.of(),
                shown ? read(attributes.get("name"), reading) : null,
                shown ? read(language, reading) : null,
                shown ? read(attributes, reading) : Map.of(),
                standing.mergedInto() == null ? null : standing.mergedInto().value(),
                standing.absorbed().stream().sorted().map(Object::toString).toList(),
                erased);
    }

    /**
     * Whether an identifier of this kind is linked. As of a time before an erasure nobody is erased yet, but their key
     * is gone.
     */
    boolean knows(Identifier.Kind kind, Reading reading) {
        if (erased) {
            return false;
        }
        for (Known known : identifiers.values()) {
            if (known.kind() == kind && !known.value().isErased(reading)) {
                return true;
            }
        }
        return false;
    }

    /** Preferences in clear, by topic. */
    Map<String, String> preferences(Reading reading) {
        return read(preferences, reading);
    }

    private List<KnownBy> identifiers(Reading reading) {
        if (erased) {
            return List.of();
        }
        List<KnownBy> known = new ArrayList<>(identifiers.size());
        for (Known each : identifiers.values()) {
            String value = each.value().read(reading);
            if (!value.equals(PersonalText.ERASED) || !each.value().isErased(reading)) {
                known.add(knownBy(each.kind(), value));
            }
        }
        return known;
    }

    private static KnownBy knownBy(Identifier.Kind kind, String value) {
        return new KnownBy(kind, value, kind.normalise(value));
    }

    private Map<String, String> read(Map<String, Personal> texts, Reading reading) {
        Map<String, String> read = new TreeMap<>();
        texts.forEach((name, text) -> read.put(name, erased ? PersonalText.ERASED : text.read(reading)));
        return read;
    }

    private @Nullable String read(@Nullable Personal text, Reading reading) {
        if (text == null) {
            return null;
        }
        return erased ? PersonalText.ERASED : text.read(reading);
    }

    private Person described(Recorded recorded, Map<String, PersonalText> described) {
        Map<String, Personal> all = new LinkedHashMap<>(attributes);
        described.forEach((name, text) -> all.put(name, Personal.of(recorded, text)));
        PersonalText said = described.get(LANGUAGE);
        return new Person(
                identifiers,
                unlinked,
                java.util.Collections.unmodifiableMap(all),
                preferences,
                said == null ? language : Personal.of(recorded, said),
                consents,
                erased);
    }

    private Person linked(Recorded recorded, Identifier identifier) {
        Identifier.Mark mark = identifier.mark();
        if (decidedAt(mark) > recorded.position()) {
            return this;
        }
        Known known = new Known(identifier.kind(), Personal.of(recorded, identifier.value()), recorded.position());
        return knownBy(Copies.with(identifiers, mark, known), unlinked);
    }

    private Person unlinked(Recorded recorded, Identifier.Mark mark) {
        return decidedAt(mark) > recorded.position()
                ? this
                : knownBy(Copies.without(identifiers, mark), Copies.with(unlinked, mark, recorded.position()));
    }

    /** The position of the last link or unlinking so far. */
    private long decidedAt(Identifier.Mark mark) {
        Known known = identifiers.get(mark);
        return Math.max(known == null ? 0 : known.position(), unlinked.getOrDefault(mark, 0L));
    }

    private Person knownBy(Map<Identifier.Mark, Known> known, Map<Identifier.Mark, Long> unknown) {
        return new Person(known, unknown, attributes, preferences, language, consents, erased);
    }

    private Person consenting(Consents given) {
        return new Person(identifiers, unlinked, attributes, preferences, language, given, erased);
    }
}
