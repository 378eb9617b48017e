package io.journeyledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent.Answer;
import io.journeyledger.ledger.ComplaintEvent.ComplaintAnswered;
import io.journeyledger.ledger.ContactEvent.ContactMade;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.Journey;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Loyalty;
import io.journeyledger.ledger.LoyaltyEvent.Bond;
import io.journeyledger.ledger.LoyaltyEvent.RewardGranted;
import io.journeyledger.simulator.EntryDecoder.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Five hundred customers over two years, put to the rules of the ledger. */
class RealismTest {

    private static final Instant UNTIL = Instant.parse("2026-11-01T00:00:00Z");
    private static final Simulation SIMULATION = new Simulation(500, 1, 730, UNTIL, 0.2);

    /** Decisions of people about other journeys, which no source sends. */
    private static final Set<EventType> NEVER_SENT = EnumSet.of(
            EventType.JOURNEYS_MERGED,
            EventType.JOURNEYS_SPLIT,
            EventType.PERSONAL_DATA_ERASED,
            // A source does not know by which events of the ledger an occasion is named.
            EventType.CARE_OCCASION_DONE,
            EventType.CARE_OCCASION_SNOOZED,
            EventType.CARE_OCCASION_DISMISSED);

    /** Fields that people write in their language; the others hold codes. */
    private static final List<String> PROSE = List.of(
            "name",
            "city",
            "household",
            "habit",
            "attitude",
            "favouriteProduct",
            "product",
            "category",
            "summary",
            "what",
            "comment",
            "issue",
            "subIssue",
            "narrative",
            "findings",
            "reasons",
            "description",
            "offer");

    private static final List<String> LINES = SIMULATION.lines().toList();
    private static final List<Decoded> ENTRIES = new ArrayList<>();
    private static final StrictLedger LEDGER = new StrictLedger(UNTIL);

    @BeforeAll
    static void record() throws ReflectiveOperationException {
        for (String line : LINES) {
            Decoded entry = EntryDecoder.decode(line);
            ENTRIES.add(entry);
            LEDGER.take(entry);
        }
    }

    @Test
    void theLedgerAcceptsEveryEntryInOrderOfArrival() {
        assertThat(LEDGER.refusals()).isEmpty();
        assertThat(LEDGER.journeys()).hasSize(500);
    }

    @ParameterizedTest
    @CsvSource({"2, 150, 1100", "-3, 100, 3650", "4, 300, 7"})
    void soItDoesWithOtherSeedsAndSpans(long seed, int customers, int days) throws ReflectiveOperationException {
        StrictLedger ledger = new StrictLedger(UNTIL);
        for (String line :
                new Simulation(customers, seed, days, UNTIL, 0.5).lines().toList()) {
            ledger.take(EntryDecoder.decode(line));
        }

        assertThat(ledger.refusals()).isEmpty();
    }

    /** Without this, the ledger of the test might accept anything. */
    @Test
    void inAnotherOrderTheLedgerWouldRefuseThem() {
        StrictLedger ledger = new StrictLedger(UNTIL);
        ENTRIES.reversed().forEach(ledger::take);

        assertThat(ledger.refusals()).hasSizeGreaterThan(100);
    }

    @Test
    void everyEventThatASourceCanSendOccurs() {
        Set<EventType> sent = ENTRIES.stream().map(Decoded::type).collect(Collectors.toSet());

        assertThat(sent).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(NEVER_SENT)));
    }

    @Test
    void everyChannelInstrumentAnswerAndBondOccurs() {
        assertThat(facts(ContactMade.class).map(ContactMade::channel)).contains(Channel.values());
        assertThat(facts(SatisfactionSurveyed.class).map(SatisfactionSurveyed::instrument))
                .contains(Instrument.values());
        assertThat(facts(ComplaintAnswered.class).map(ComplaintAnswered::answer))
                .contains(Answer.values());
        assertThat(facts(RewardGranted.class).map(RewardGranted::bond)).contains(Bond.values());
    }

    @Test
    void aboutTwentyEntriesFallToACustomerAndATenthOfCustomersHasAThirdOfThem() {
        assertThat(LINES.size() / 500.0).isBetween(17.0, 24.0);
        List<Integer> perCustomer = new ArrayList<>(ENTRIES.stream()
                .collect(Collectors.groupingBy(RealismTest::number, Collectors.summingInt(_ -> 1)))
                .values());
        perCustomer.sort(null);
        int busiest = perCustomer.subList(450, 500).stream().mapToInt(n -> n).sum();
        assertThat((double) busiest / LINES.size()).isBetween(0.28, 0.55);
    }

    @Test
    void oneInAHundredIsSentTwiceToTheLetter() {
        assertThat((double) LEDGER.duplicates() / LINES.size()).isBetween(0.005, 0.015);
        assertThat(Set.copyOf(LINES)).hasSize(LINES.size() - LEDGER.duplicates());
    }

    @Test
    void aFewArriveDaysAfterTheyHappened() {
        Instant latest = Instant.MIN;
        int late = 0;
        for (Decoded entry : distinct()) {
            latest = entry.time().isAfter(latest) ? entry.time() : latest;
            late += entry.time().isBefore(latest.minus(Duration.ofHours(20))) ? 1 : 0;
        }
        assertThat((double) late / LINES.size()).isBetween(0.015, 0.05);
    }

    @Test
    void nothingOccursOutsideTheSimulatedDays() {
        assertThat(ENTRIES)
                .allSatisfy(entry -> assertThat(entry.time()).isBetween(UNTIL.minus(Duration.ofDays(730)), UNTIL));
    }

    @Test
    void oneJourneyInFiveIsInChineseThroughout() {
        Set<String> chinese = new HashSet<>();
        for (Decoded entry : ENTRIES) {
            boolean expected = SIMULATION.chinese(Integer.parseInt(number(entry)) - 1);
            for (String field : PROSE) {
                for (JsonNode text : entry.data().findValues(field)) {
                    assertThat(text.asString().codePoints().anyMatch(RealismTest::han))
                            .as(text.asString())
                            .isEqualTo(expected);
                }
            }
            if (expected) {
                chinese.add(number(entry));
            }
        }
        assertThat(chinese).hasSize(100);
    }

    @Test
    void pointsBalanceAndNoReturnExceedsItsPurchase() {
        for (Journey journey : LEDGER.journeys().values()) {
            Loyalty points = journey.loyalty();
            assertThat(points.balance()).isNotNegative();
            assertThat(points.earned())
                    .isEqualTo(points.redeemed() + points.expired() + points.reversed() + points.balance());
            assertThat(journey.purchases().orders().values())
                    .allSatisfy(order -> assertThat(order.returned())
                            .isLessThanOrEqualTo(order.paid().amount()));
        }
    }

    @Test
    void bothLanguagesHaveWordsForTheSameOccasions() {
        assertThat(Words.CHINESE.occasions()).isEqualTo(Words.ENGLISH.occasions());
    }

    private static boolean han(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
    }

    private static <E extends JourneyEvent> Stream<E> facts(Class<E> type) {
        return ENTRIES.stream()
                .map(Decoded::fact)
                .filter(Objects::nonNull)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static List<Decoded> distinct() {
        Set<String> seen = new HashSet<>();
        return ENTRIES.stream().filter(entry -> seen.add(entry.key())).toList();
    }

    /** The customer's number, the second part of each id. */
    private static String number(Decoded entry) {
        return entry.key().split("-(?=\\d+-\\d+$)|-(?=\\d+$)", -1)[1];
    }
}
