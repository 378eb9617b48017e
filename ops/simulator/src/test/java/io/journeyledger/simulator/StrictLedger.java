package io.journeyledger.simulator;

import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.CustomerIdentified;
import io.journeyledger.ledger.IdentityEvent.IdentifierLinked;
import io.journeyledger.ledger.IdentityEvent.IdentifierUnlinked;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Sha256;
import io.journeyledger.simulator.EntryDecoder.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A ledger in memory that finds journeys by identifiers and puts every entry to the rules, in the order of arrival. */
final class StrictLedger {

    private final Instant now;
    private final Map<String, JourneyId> byIdentifier = new HashMap<>();
    private final Map<JourneyId, Journey> journeys = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<String> complaints = new ArrayList<>();
    private int duplicates;

    StrictLedger(Instant now) {
        this.now = now;
    }

    /** What was refused, in words; empty when all is well. */
    List<String> refusals() {
        return complaints;
    }

    int duplicates() {
        return duplicates;
    }

    Map<JourneyId, Journey> journeys() {
        return journeys;
    }

    void take(Decoded entry) {
        if (!seen.add(entry.key())) {
            duplicates++;
            return;
        }
        List<String> prints = entry.customer();
        List<JourneyId> found = prints.stream()
                .map(byIdentifier::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (found.size() > 1) {
            complaints.add(entry.key() + ": identity conflict " + found);
            return;
        }
        JourneyId id = found.isEmpty() ? begin(entry) : found.getFirst();
        for (String print : prints) {
            link(id, print, entry);
        }
        JourneyEvent fact = entry.fact();
        switch (entry.type()) {
            case CUSTOMER_IDENTIFIED -> {}
            case IDENTIFIER_LINKED -> link(id, EntryDecoder.print(entry.data().get("identifier")), entry);
            case IDENTIFIER_UNLINKED -> unlink(id, entry);
            default -> decide(id, Objects.requireNonNull(fact), entry);
        }
    }

    private JourneyId begin(Decoded entry) {
        JourneyId id = new JourneyId("J" + (journeys.size() + 1));
        List<Identifier> identifiers =
                entry.customer().stream().map(StrictLedger::identifier).toList();
        entry.customer().forEach(print -> byIdentifier.put(print, id));
        journeys.put(id, Journey.unknown(id));
        decide(id, new CustomerIdentified(entry.time(), identifiers), entry);
        return id;
    }

    private void link(JourneyId id, String print, Decoded entry) {
        JourneyId owner = byIdentifier.putIfAbsent(print, id);
        if (owner != null && !owner.equals(id)) {
            complaints.add(entry.key() + ": identifier taken");
        }
        decide(id, new IdentifierLinked(entry.time(), identifier(print)), entry);
    }

    private void unlink(JourneyId id, Decoded entry) {
        JsonNode identifier = entry.data().get("identifier");
        Identifier.Kind kind = Identifier.Kind.valueOf(identifier.get("kind").asString());
        String print = EntryDecoder.print(identifier);
        String reason = entry.data().get("reason").asString();
        decide(id, new IdentifierUnlinked(entry.time(), kind, mark(print), reason), entry);
        byIdentifier.remove(print);
    }

    private void decide(JourneyId id, JourneyEvent fact, Decoded entry) {
        Journey journey = Objects.requireNonNull(journeys.get(id));
        switch (journey.decide(fact, now, Duration.ZERO)) {
            case Decision.Accepted(JourneyEvent event) -> journeys.put(id, journey.evolve(event));
            case Decision.Unchanged() -> {}
            case Decision.Refused(var refusal) -> complaints.add(entry.key() + ": " + refusal);
        }
    }

    private static Identifier identifier(String print) {
        int colon = print.indexOf(':');
        return new Identifier(
                Identifier.Kind.valueOf(print.substring(0, colon)),
                mark(print),
                PersonalText.of(print.substring(colon + 1)));
    }

    /** What the real one seals under the key of a journey. */
    private static Identifier.Mark mark(String print) {
        byte[] hash = Sha256.of(print.getBytes(StandardCharsets.UTF_8));
        return new Identifier.Mark(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }
}
