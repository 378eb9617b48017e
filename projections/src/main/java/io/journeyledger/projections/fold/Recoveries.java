package io.journeyledger.projections.fold;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Recovery;
import io.journeyledger.projections.fold.Answers.Answer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of failures. */
final class Recoveries {

    private Recoveries() {}

    private record Settled(ComplaintDocument complaint, Instant at) {}

    /** That of the complaint that was settled last; none where none is. */
    static @Nullable Recovery last(List<ComplaintDocument> complaints, List<Answer> answers) {
        return complaints.stream()
                .map(complaint -> {
                    Instant at = complaint.settledAt();
                    return at == null ? null : new Settled(complaint, at);
                })
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Settled::at)
                        .thenComparing(settled -> settled.complaint().id()))
                .map(settled -> recovery(settled, answers))
                .orElse(null);
    }

    private static Recovery recovery(Settled settled, List<Answer> answers) {
        ComplaintDocument complaint = settled.complaint();
        List<Answer> before = answers.stream()
                .filter(answer -> answer.at().isBefore(complaint.lodgedAt()))
                .toList()
                .reversed();
        List<Answer> after = answers.stream()
                // At the same instant, as in files that know only days, it is about how it ended.
                .filter(answer -> !answer.at().isBefore(settled.at()))
                .toList();
        Instrument instrument = comparable(before, after);
        return new Recovery(
                complaint.id(),
                complaint.lodgedAt(),
                settled.at(),
                complaint.recoveryScore(),
                complaint.doubleDeviation(),
                instrument,
                first(before, instrument).map(Answer::score).orElse(null),
                first(after, instrument).map(Answer::score).orElse(null));
    }

    /** A scale on which there are both, if there is one; else that of the answer nearest to the recovery. */
    private static @Nullable Instrument comparable(List<Answer> before, List<Answer> after) {
        return after.stream()
                .map(Answer::instrument)
                .filter(instrument -> first(before, instrument).isPresent())
                .findFirst()
                .or(() -> after.stream().findFirst().map(Answer::instrument))
                .or(() -> before.stream().findFirst().map(Answer::instrument))
                .orElse(null);
    }

    private static Optional<Answer> first(List<Answer> answers, @Nullable Instrument instrument) {
        return answers.stream()
                .filter(answer -> answer.instrument() == instrument)
                .findFirst();
    }
}
