package io.journeyledger.projections;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Decision;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.PurchaseEvent.*;
import io.journeyledger.ledger.Recorded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes ledgers for laws: what the write side accepts and nothing else, with late facts, merges, splits and erasures. The
 * same seed makes the same ledger. No two events occur at the same instant.
 */
public final class Chronicle {

    /** By then everything has occurred and is recorded. */
    public static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    /** Fewer facts accepted in so many steps mean that nearly all journeys are merged away or erased. */
    private static final int FEW = 20;

    private static final int STEPS = 200;

    private static final int TRIES = 10;

    private static final String[] OF_PURCHASES = {"welcome", "welcome", "anniversary-1", "at-risk"};

    private static final Channel[] CHANNELS = {Channel.EMAIL, Channel.PHONE_AGENT};

    private static final String[] PURPOSES = {"service", "marketing"};

    private static final String[] REGIMES = {"default", "payment-services", "priority", "not in the policy"};

    private final Random random;
    private final int longestStep;
    private final Map<JourneyId, Journey> journeys = new HashMap<>();
    private final List<JourneyId> ids = new ArrayList<>();
    private final List<Recorded> events = new ArrayList<>();
    private final Map<JourneyId, Long> sequences = new HashMap<>();
    private Instant now = BEGIN;
    private int begun;

    private Chronicle(long seed, Duration longestStep) {
        this.random = new Random(seed);
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
            record(id, new CustomerIdentified(occurredAt, List.of(identifier())));
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
                    record(id, new PersonalDataErased(now, "GDPR Art. 17"));
                }
            }
            case 3, 4, 5, 6, 7, 8 -> care(id);
            default -> {
                if (journey.identity().mergedInto() == null) {
                    record(id, fact(occurredAt));
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
            record(id, random.nextInt(4 * TRIES) == 0 ? returned(journey, at) : fact(at));
        }
    }

    private JourneyEvent returned(Journey journey, Instant at) {
        List<String> orders =
                journey.purchases().orders().keySet().stream().sorted().toList();
        String order = orders.isEmpty() ? "none" : orders.get(random.nextInt(orders.size()));
        return new PurchaseReturned(at, order, "R" + events.size(), Money.of("0.01", "EUR"), text("return"));
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
                    case 0 -> new CareOccasionDone(now, occasion, any(Channel.values()), null);
                    case 1 -> new CareOccasionDismissed(now, occasion, text("no need"));
                    default -> new CareOccasionSnoozed(now, occasion, now.plusSeconds(1 + random.nextInt(40 * 86_400)));
                });
    }

    private JourneyEvent fact(Instant at) {
        String some = Integer.toString(random.nextInt(6));
        String next = Integer.toString(events.size());
        return switch (random.nextInt(38)) {
            case 0, 1, 2, 3, 4 ->
                new PurchaseMade(
                        at,
                        "O" + next,
                        List.of(new Line("kettle", null, BigDecimal.ONE, null)),
                        new Money(
                                BigDecimal.valueOf(random.nextInt(10_000), 2), random.nextInt(9) == 0 ? "TWD" : "EUR"),
                        any(Channel.values()));
            case 5 -> new PurchaseReturned(at, "O" + next, "R" + next, Money.of("1.00", "EUR"), text("return"));
            case 6 -> new ContractSigned(at, "K" + some, "fibre", Money.of("39.00", "EUR"), null);
            case 7 -> new ContractEnded(at, "K" + some, text("too dear"));
            case 8, 9 ->
                new ContactMade(
                        at,
                        "C" + next,
                        any(Channel.values()),
                        any(Direction.values()),
                        "delivery",
                        "amy",
                        null,
                        random.nextBoolean() ? Money.of("4.20", "EUR") : null,
                        text("a talk"));
            case 10 -> new PromiseMade(at, "P" + some, text("call back"), at.plus(Duration.ofDays(3)), null);
            case 11 -> new PromiseKept(at, "P" + some);
            case 12 -> new PromiseBroken(at, "P" + some, text("forgotten"));
            case 13, 14 -> {
                Instrument instrument = any(Instrument.values());
                int range = instrument.highest() - instrument.lowest() + 1;
                yield new SatisfactionSurveyed(
                        at,
                        "S" + next,
                        instrument,
                        instrument.lowest() + random.nextInt(range),
                        Subject.RELATIONSHIP,
                        null,
                        text("fine"));
            }
            case 15, 16, 17 ->
                new ComplaintLodged(
                        at,
                        "B" + some,
                        Channel.EMAIL,
                        "kettle",
                        null,
                        "defect",
                        null,
                        text("leaks"),
                        4,
                        null,
                        any(REGIMES),
                        null);
            case 18 -> new ComplaintAcknowledged(at, "B" + some, Channel.EMAIL, "amy");
            case 19 -> new ComplaintAssessed(at, "B" + some, any(Severity.values()), false, false, false, null, null);
            case 20 -> new ComplaintAnswered(at, "B" + some, any(Answer.values()), null, text("because"));
            case 21 -> new ComplaintResolved(at, "B" + some, random.nextBoolean(), "seal", new Justice(3, null, 4));
            case 22 -> new ComplaintReopened(at, "B" + some, text("again"));
            case 23 -> new LoyaltyJoined(at, "plus");
            case 24 -> new PointsEarned(at, 1 + random.nextInt(100), null, null);
            case 25 -> new CustomerChurned(at, Basis.DECLARED, any(Reason.values()), null);
            case 26 -> new CustomerWonBack(at, null);
            case 27 -> new ComplaintClockPaused(at, "B" + some, any(PauseReason.values()));
            case 28 -> new ComplaintClockResumed(at, "B" + some);
            case 29 -> new HoldingReplySent(at, "B" + some, Channel.LETTER, null, text("not yet"));
            case 30 -> new ComplaintWithdrawn(at, "B" + some, null);
            case 31 -> new ComplaintClosed(at, "B" + some);
            case 32 -> new ConsentGranted(at, any(PURPOSES), random.nextBoolean() ? null : any(CHANNELS), null);
            case 33 -> new ConsentWithdrawn(at, any(PURPOSES), random.nextBoolean() ? null : any(CHANNELS));
            case 34 -> new WinBackAttempted(at, any(Channel.values()), null, null);
            case 35 -> new PreferenceNoted(at, "channel", text(any(CHANNELS).name()));
            default -> new ProfileDescribed(at, Aspect.DEMOGRAPHIC, Map.of("name", text("Ann " + next)));
        };
    }

    private JourneyId other() {
        return ids.get(random.nextInt(ids.size()));
    }

    private Identifier identifier() {
        String value = "a" + events.size() + "@example.org";
        Identifier.Kind kind = random.nextInt(3) == 0 ? Identifier.Kind.PHONE : Identifier.Kind.EMAIL;
        return new Identifier(kind, "print of " + value, text(value));
    }

    private static PersonalText text(String text) {
        return new PersonalText.Sealed(text);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
