package io.journeyledger.projections;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes ledgers for laws: what the write side accepts and nothing else, with late facts, merges, splits and erasures.
 * The same seed makes the same ledger. No two events occur at the same instant.
 */
public final class Chronicle {

    /** By then everything has occurred and is recorded. */
    public static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    /** Fewer facts accepted in so many steps mean that nearly all journeys are merged away or erased. */
    private static final int FEW = 20;

    private static final int STEPS = 200;

    private static final int TRIES = 30;

    private static final String[] OF_PURCHASES = {"welcome", "welcome", "anniversary-1", "at-risk"};

    private final Random random;
    private final AnyFact facts;
    private final int longestStep;
    private final Map<JourneyId, Journey> journeys = new HashMap<>();
    private final List<JourneyId> ids = new ArrayList<>();
    private final List<Recorded> events = new ArrayList<>();
    private final Map<JourneyId, Long> sequences = new HashMap<>();
    private Instant now = BEGIN;
    private int begun;

    private Chronicle(long seed, Duration longestStep) {
        this.random = new Random(seed);
        this.facts = new AnyFact(random);
        this.longestStep = Math.toIntExact(longestStep.toSeconds());
    }

    /** @param journeys at least so many; more where nobody is left of whom anything can be recorded */
    public static List<Recorded> of(long seed, int journeys, int events) {
        return of(seed, journeys, events, Duration.ofHours(4));
    }

    /** @param longestStep from one attempt to the next: with a day, customers fall silent for months */
    public static List<Recorded> of(long seed, int journeys, int events, Duration longestStep) {
        Chronicle chronicle = new Chronicle(seed, longestStep);
        for (int i = 0; i < journeys; i++) {
            chronicle.ids.add(new JourneyId("J" + chronicle.begun++));
        }
        int accepted = 0;
        for (int step = 1; chronicle.events.size() < events; step++) {
            chronicle.step();
            if (step % STEPS == 0) {
                if (chronicle.events.size() - accepted < FEW) {
                    chronicle.ids.replaceAll(_ -> new JourneyId("J" + chronicle.begun++));
                }
                accepted = chronicle.events.size();
            }
        }
        return List.copyOf(chronicle.events);
    }

    private void step() {
        now = now.plusSeconds(1 + random.nextInt(longestStep));
        if (now.isAfter(END)) {
            throw new IllegalArgumentException("So many events take more time than there is: ask for shorter steps");
        }
        JourneyId id = ids.get((int) (ids.size() * Math.pow(random.nextDouble(), 2)));
        Journey journey = journeys.getOrDefault(id, Journey.unknown(id));
        Instant occurredAt = random.nextInt(5) == 0 ? now.minusSeconds(random.nextInt(60 * 86_400) / 7 * 7 + 3) : now;
        if (!journey.identity().begun()) {
            record(id, new CustomerIdentified(occurredAt, List.of(facts.identifier(events.size()))));
            if (random.nextInt(3) > 0) {
                record(id, new ConsentGranted(occurredAt.plusMillis(1), "service", null, null));
                record(id, new ConsentGranted(occurredAt.plusMillis(2), "marketing", null, null));
            }
            return;
        }
        switch (random.nextInt(60)) {
            case 0 -> both(new JourneysMerged(now, id, other(), "same person"));
            case 1 -> {
                JourneyId absorbed =
                        journey.identity().absorbed().stream().findFirst().orElse(other());
                both(new JourneysSplit(now, id, absorbed, "two persons"));
            }
            case 2 -> {
                if (random.nextInt(8) == 0) {
                    Duration ago = Duration.ofDays(Math.max(0, events.size() % 40 - 20));
                    record(id, new PersonalDataErased(now.minus(ago), "GDPR Art. 17"));
                }
            }
            case 3, 4, 5, 6, 7, 8 -> care(id);
            default -> {
                if (journey.identity().mergedInto() == null) {
                    record(id, facts.any(journey, occurredAt, events.size()));
                } else {
                    carryOn(id, journey, occurredAt);
                }
            }
        }
    }

    /** Of all facts few go on with what was begun in a journey that is merged away: looks for one. */
    private void carryOn(JourneyId id, Journey journey, Instant at) {
        int before = events.size();
        for (int i = 0; i < TRIES && events.size() == before; i++) {
            record(id, facts.any(journey, at, before));
        }
    }

    private void both(JourneyEvent event) {
        JourneyId one;
        JourneyId two;
        if (event instanceof JourneysMerged merge) {
            one = merge.surviving();
            two = merge.absorbed();
        } else if (event instanceof JourneysSplit split) {
            one = split.surviving();
            two = split.released();
        } else {
            throw new IllegalArgumentException(event.toString());
        }
        if (!one.equals(two) && accepts(one, event) && accepts(two, event)) {
            boolean swapped = random.nextBoolean();
            record(swapped ? two : one, event);
            record(swapped ? one : two, event);
        }
    }

    private boolean accepts(JourneyId id, JourneyEvent event) {
        return !isErasedWithItsSpeaker(id)
                && journeys.getOrDefault(id, Journey.unknown(id)).decide(event, END, Duration.ZERO)
                        instanceof Decision.Accepted;
    }

    /** The keys of those that a journey speaks for are erased with its own. */
    private boolean isErasedWithItsSpeaker(JourneyId id) {
        JourneyId speaker =
                journeys.getOrDefault(id, Journey.unknown(id)).identity().mergedInto();
        return speaker != null
                && journeys.getOrDefault(speaker, Journey.unknown(speaker))
                        .identity()
                        .erased();
    }

    /** What was recorded in journeys while they were merged away, other than merges and splits. */
    public static List<Recorded> carriedOn(List<Recorded> ledger) {
        Map<JourneyId, Journey> journeys = new HashMap<>();
        List<Recorded> carriedOn = new ArrayList<>();
        for (Recorded recorded : ledger) {
            JourneyId id = recorded.journey();
            Journey journey = journeys.getOrDefault(id, Journey.unknown(id));
            boolean decides = recorded.event() instanceof JourneysMerged || recorded.event() instanceof JourneysSplit;
            if (journey.identity().mergedInto() != null && !decides) {
                carriedOn.add(recorded);
            }
            journeys.put(id, journey.evolve(recorded.event()));
        }
        return carriedOn;
    }

    private void record(JourneyId id, JourneyEvent event) {
        if (!accepts(id, event)) {
            return;
        }
        journeys.put(id, journeys.getOrDefault(id, Journey.unknown(id)).evolve(event));
        long sequence = sequences.merge(id, 1L, Long::sum) - 1;
        events.add(new Recorded(
                // positions may have gaps
                events.isEmpty() ? 1 : events.getLast().position() + 1 + random.nextInt(2),
                id,
                sequence,
                Instant.ofEpochMilli(now.toEpochMilli()),
                event,
                Provenance.of("chronicle", Integer.toString(events.size()))));
    }

    /** Decides about what something that happened lately may give rise to. */
    private void care(JourneyId id) {
        List<Recorded> lately = events.reversed().stream()
                .filter(recorded -> recorded.journey().equals(id))
                .limit(20)
                .toList();
        if (lately.isEmpty()) {
            return; // it begins with a merge
        }
        Recorded cause = lately.get(random.nextInt(lately.size()));
        String kind = switch (cause.event()) {
            case PromiseMade _ -> "promise";
            case ComplaintResolved _ -> "follow-up";
            case CustomerChurned _ -> "win-back";
            case PurchaseMade _, ContractSigned _ -> OF_PURCHASES[random.nextInt(OF_PURCHASES.length)];
            default -> "at-risk";
        };
        String occasion = kind + ":" + cause.eventId();
        record(
                id,
                switch (random.nextInt(5)) {
                    case 0 -> new CareOccasionDone(now, occasion, facts.any(Channel.values()), null);
                    case 1 -> new CareOccasionDismissed(now, occasion, AnyFact.text("no need"));
                    default -> new CareOccasionSnoozed(now, occasion, now.plusSeconds(1 + random.nextInt(40 * 86_400)));
                });
    }

    private JourneyId other() {
        return ids.get(random.nextInt(ids.size()));
    }
}
