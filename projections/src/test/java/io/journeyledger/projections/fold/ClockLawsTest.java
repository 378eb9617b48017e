package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Span;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document of today says of a past date, and what was said on that date. */
class ClockLawsTest {

    private int compared;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void known_to_be_breached_on_a_date_is_what_the_ledger_said_on_that_date(long seed) {
        forEveryClock(seed, (replay, journey, today, random) -> {
            Instant date = someDate(random);
            for (Map.Entry<String, ComplaintDocument.Clock> then :
                    clocks(replay, journey, new AsOf(date, null, Chronicle.END)).entrySet()) {
                ComplaintDocument.Clock now = today.get(then.getKey());
                if (now != null) {
                    compared++;
                    assertThat(now.knownBreached().stream().anyMatch(span -> contains(span, date)))
                            .as("%s on %s: %s", then.getKey(), date, now)
                            .isEqualTo(then.getValue().breached());
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void breached_on_a_date_is_what_was_true_on_that_date(long seed) {
        forEveryClock(seed, (replay, journey, today, random) -> {
            Instant date = someDate(random);
            for (Map.Entry<String, ComplaintDocument.Clock> then :
                    clocks(replay, journey, new AsOf(null, date, Chronicle.END)).entrySet()) {
                ComplaintDocument.Clock now = today.get(then.getKey());
                if (now != null) {
                    compared++;
                    assertThat(now.breachedAt() != null && now.breachedAt().isBefore(date))
                            .as("%s on %s: %s", then.getKey(), date, now)
                            .isEqualTo(then.getValue().breached());
                    assertThat(now.turns().stream()
                                    .filter(turn -> turn.occurredAt().isBefore(date)))
                            .containsExactlyElementsOf(then.getValue().turns().stream()
                                    .filter(turn -> turn.occurredAt().isBefore(date))
                                    .toList());
                }
            }
        });
    }

    private interface Law {
        void hold(JourneyReplay replay, JourneyId journey, Map<String, ComplaintDocument.Clock> today, Random random);
    }

    private void forEveryClock(long seed, Law law) {
        List<Recorded> ledger = Chronicle.of(seed, 12, 900);
        Random random = new Random(seed);
        Stories stories = new Stories(new LedgerInMemory(ledger), EventCodec.standard());
        JourneyReplay replay = new JourneyReplay(stories, PersonalTexts.CLOSED);
        for (JourneyId journey :
                ledger.stream().map(Recorded::journey).distinct().toList()) {
            Map<String, ComplaintDocument.Clock> today = clocks(replay, journey, new AsOf(null, null, Chronicle.END));
            for (int i = 0; i < 12; i++) {
                law.hold(replay, journey, today, random);
            }
        }
        assertThat(compared).as("clocks compared").isGreaterThan(200);
    }

    /** The clocks of a journey's complaints by complaint, regime and name. */
    private static Map<String, ComplaintDocument.Clock> clocks(JourneyReplay replay, JourneyId journey, AsOf asOf) {
        return replay.documents(journey, asOf, Telling.POLICY).getOrDefault(View.COMPLAINTS, List.of()).stream()
                .map(ComplaintDocument.class::cast)
                .flatMap(complaint -> complaint.clocks().stream()
                        .map(clock -> Map.entry(complaint.id() + " " + complaint.regime() + " " + clock.name(), clock)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, HashMap::new));
    }

    private static Instant someDate(Random random) {
        return Chronicle.END.minusSeconds(random.nextInt(520) * 86_400L).minusMillis(random.nextInt(86_400_000));
    }

    private static boolean contains(Span span, Instant date) {
        return !date.isBefore(span.from()) && (span.until() == null || date.isBefore(span.until()));
    }
}
