package io.journeyledger.projections.fold;

import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.FeedbackEvent.SatisfactionSurveyed;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.policy.SatisfactionPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How satisfied a customer was over time: the index of the view of customers at each event that moved it, and every
 * answer to a survey. From one point to the next the index stays as it is, for all its weights shrink alike.
 *
 * @param points in the order in which they occurred
 */
public record SatisfactionLine(List<Point> points) {

    /**
     * @param said what happened
     * @param index 0 (worst) to 100 (best) once everything had happened that occurred at that instant; none where
     *     nothing tells
     * @param instrument of an answer; none where a complaint moved the index
     * @param score on the scale of the instrument
     */
    public record Point(
            Instant at,
            List<Phrase> said,
            @Nullable Double index,
            @Nullable Instrument instrument,
            @Nullable Integer score) {}

    /**
     * One pass over the events of a journey.
     *
     * @param ordered as they are folded
     */
    public static SatisfactionLine of(Standing standing, List<Recorded> ordered, Reading reading) {
        SatisfactionPolicy policy = reading.policy().satisfaction();
        Reading closed = reading.with(PersonalTexts.CLOSED);
        Answers answers = Answers.NONE;
        Map<Cases.Key, List<Recorded>> complaints = new HashMap<>();
        List<Point> points = new ArrayList<>();
        List<JourneyEvent> moving = new ArrayList<>();
        Map<Cases.Key, Settlement> settled = new HashMap<>();
        Double before = null;
        for (int i = 0; i < ordered.size(); i++) {
            JourneyEvent event = ordered.get(i).event();
            answers = answers.evolve(event);
            if (event instanceof ComplaintEvent complaint) {
                // Of this one alone: a hundred others are not told anew at each of their steps.
                Cases.Key key = Cases.Key.of(ordered.get(i), complaint);
                List<Recorded> events = complaints.computeIfAbsent(key, _ -> new ArrayList<>());
                events.add(ordered.get(i));
                Settlement settlement =
                        Settlement.of(new Dossier(key, events, null, closed).document(standing), policy.outcomes());
                settled.compute(key, (_, _) -> settlement);
                moving.add(event);
            } else if (event instanceof FeedbackEvent) {
                moving.add(event);
            }
            boolean more = i + 1 < ordered.size()
                    && ordered.get(i + 1).event().occurredAt().equals(event.occurredAt());
            if (!more && !moving.isEmpty()) {
                Double index = SatisfactionIndex.now(answers.given().toList(), settled.values(), policy);
                boolean moved = !Objects.equals(index, before);
                for (JourneyEvent each : moving) {
                    if (each instanceof SatisfactionSurveyed survey) {
                        points.add(point(each, index, survey.instrument(), survey.score()));
                    } else if (moved) {
                        points.add(point(each, index, null, null));
                    }
                }
                before = index;
                moving.clear();
            }
        }
        return new SatisfactionLine(List.copyOf(points));
    }

    private static Point point(
            JourneyEvent event, @Nullable Double index, @Nullable Instrument instrument, @Nullable Integer score) {
        return new Point(event.occurredAt(), Sentences.of(event), index, instrument, score);
    }
}
