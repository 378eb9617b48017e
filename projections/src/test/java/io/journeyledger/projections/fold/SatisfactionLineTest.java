package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line says of every past instant what a document as of that instant says. */
class SatisfactionLineTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void is_at_every_event_the_index_of_the_document_as_of_then(long seed) {
        List<Recorded> ledger = ledger(seed);
        JourneyReplay replay =
                new JourneyReplay(new Stories(new LedgerInMemory(ledger), EventCodec.standard()), PersonalTexts.CLOSED);
        int indexed = 0;
        for (JourneyId journey : journeys(ledger)) {
            for (Instant known : new Instant[] {null, Chronicle.END.minusSeconds(200 * 86_400L)}) {
                SatisfactionLine line =
                        replay.satisfaction(journey, new AsOf(known, null, Chronicle.END), Telling.POLICY);
                for (Recorded recorded : ledger) {
                    Instant at = recorded.event().occurredAt();
                    if (recorded.journey().equals(journey) && (known == null || at.isBefore(known))) {
                        Double index = index(replay, journey, new AsOf(known, at, Chronicle.END));
                        assertThat(index(line, at)).as("%s at %s", journey, at).isEqualTo(index);
                        indexed += index == null ? 0 : 1;
                    }
                }
            }
        }
        assertThat(indexed).as("indices compared").isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(longs = 4)
    void has_every_answer_on_its_own_scale(long seed) {
        List<Recorded> ledger = ledger(seed);
        JourneyReplay replay =
                new JourneyReplay(new Stories(new LedgerInMemory(ledger), EventCodec.standard()), PersonalTexts.CLOSED);
        for (JourneyId journey : journeys(ledger)) {
            assertThat(replay.satisfaction(journey, AsOf.now(Chronicle.END), Telling.POLICY).points().stream()
                            .filter(point -> point.instrument() != null)
                            .map(point -> point.at() + " " + point.instrument() + " " + point.score()))
                    .containsExactlyInAnyOrderElementsOf(ledger.stream()
                            .filter(recorded -> recorded.journey().equals(journey))
                            .map(Recorded::event)
                            .filter(SatisfactionSurveyed.class::isInstance)
                            .map(SatisfactionSurveyed.class::cast)
                            .map(survey -> survey.occurredAt() + " " + survey.instrument() + " " + survey.score())
                            .toList());
        }
    }

    /**
     * Without merges: before one a document tells of one stream alone, the line of all that the journey speaks for now.
     */
    private static List<Recorded> ledger(long seed) {
        return Chronicle.of(seed, 12, 900).stream()
                .filter(recorded ->
                        !(recorded.event() instanceof JourneysMerged) && !(recorded.event() instanceof JourneysSplit))
                .toList();
    }

    private static Set<JourneyId> journeys(List<Recorded> ledger) {
        return ledger.stream().map(Recorded::journey).collect(Collectors.toSet());
    }

    private static @Nullable Double index(SatisfactionLine line, Instant at) {
        Double index = null;
        for (SatisfactionLine.Point point : line.points()) {
            if (!point.at().isAfter(at)) {
                index = point.index();
            }
        }
        return index;
    }

    private static @Nullable Double index(JourneyReplay replay, JourneyId journey, AsOf asOf) {
        return replay.documents(journey, asOf, Telling.POLICY).getOrDefault(View.CUSTOMERS, List.of()).stream()
                .map(CustomerDocument.class::cast)
                .flatMap(customer -> Stream.ofNullable(customer.satisfaction()))
                .flatMap(satisfaction -> Stream.ofNullable(satisfaction.index()))
                .findFirst()
                .orElse(null);
    }
}
