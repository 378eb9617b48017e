package io.journeyledger.projections.audit;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Says of every document of a journey whether the index holds what the ledger says. A document that names the instant
 * for which it was made is compared with what the ledger gives for that instant: it may be older than the audit without
 * being wrong.
 *
 * @param now instant of the audit
 * @param head the last position of the ledger: a version above it is nobody's
 * @param reviewedAt for which instant a journey's document of customers was made; none where there is none
 */
record Judge(Instant now, long head, Function<JourneyId, @Nullable Instant> reviewedAt) {

    /** Clocks of machines, and a rebuild that looks at its clock before it looks at the ledger. */
    static final Duration SKEW = Duration.ofMinutes(1);

    /** How long what time makes due may wait for its turn. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private static final String AS_OF = "asOf";

    /** @param stored what the index holds of the expected ids, by id */
    List<Finding> judge(Expected<?> expected, Map<String, Stored> stored) {
        List<Finding> findings = new ArrayList<>();
        expected.now().values().forEach(document -> {
            Stored there = stored.get(document.id());
            Finding finding = there == null ? absent(expected, document) : compare(expected, document, there);
            if (finding != null) {
                findings.add(finding);
            }
        });
        return findings;
    }

    Finding surplus(View view, Stored stored, @Nullable JourneyId journey) {
        return new Finding(
                Finding.Kind.SURPLUS,
                view.label(),
                stored.id(),
                journey == null ? null : journey.value(),
                List.of(),
                0,
                false,
                stored.version() > head ? keepsOut(stored.version()) : null);
    }

    private @Nullable Finding absent(Expected<?> expected, Document document) {
        if (document instanceof TransitionDocument change) {
            // A stage that begins by silence is written when the journey is reviewed.
            if (!expected.at(now.minus(GRACE)).containsKey(document.id())) {
                return null;
            }
            Instant reviewed = reviewedAt.apply(expected.story().standing().journey());
            if (reviewed != null && !expected.at(reviewed).containsKey(document.id())) {
                return finding(
                        Finding.Kind.OVERDUE,
                        expected,
                        document,
                        List.of(),
                        "the stage began by the passing of time at " + change.timestamp()
                                + "; the journey was reviewed last at " + reviewed);
            }
        }
        return finding(Finding.Kind.MISSING, expected, document, List.of(), null);
    }

    private @Nullable Finding compare(Expected<?> expected, Document current, Stored stored) {
        Document right = right(expected, current, stored);
        List<Difference> differences = new ArrayList<>(
                Comparison.of(Expected.tree(right), stored.source(), PersonalFields.of(expected.view())));
        Long version = expected.rightVersion(right, stored.version(), head);
        if (version != null) {
            JsonNodeFactory numbers = JsonNodeFactory.instance;
            differences.add(new Difference(
                    "_version", numbers.numberNode(version.longValue()), numbers.numberNode(stored.version()), false));
        }
        if (!differences.isEmpty()) {
            String note = version != null && stored.version() > head ? keepsOut(stored.version()) : null;
            return finding(Finding.Kind.DIFFERING, expected, right, differences, note);
        }
        Instant review = review(right);
        return review != null && review.isBefore(now.minus(GRACE))
                ? finding(Finding.Kind.OVERDUE, expected, right, List.of(), "its review was due at " + review)
                : null;
    }

    /** What the stored document should be: as of the instant it names, where it can have been made then. */
    private Document right(Expected<?> expected, Document current, Stored stored) {
        if (!(current instanceof CustomerDocument || current instanceof ComplaintDocument)) {
            return current;
        }
        Instant asOf = instant(stored.source().path(AS_OF));
        if (asOf == null || asOf.isAfter(now.plus(SKEW))) {
            return current;
        }
        Instant learnt = expected.story().events().stream()
                .filter(recorded -> recorded.position() <= current.position())
                .map(Recorded::recordedAt)
                .max(Instant::compareTo)
                .orElse(asOf);
        Instant possible = asOf.isBefore(learnt.minus(SKEW)) ? learnt : asOf;
        return expected.at(possible).getOrDefault(current.id(), current);
    }

    private static @Nullable Instant review(Document document) {
        return switch (document) {
            case CustomerDocument customer ->
                customer.lifecycle() == null ? null : customer.lifecycle().nextReview();
            case ComplaintDocument complaint -> complaint.nextReview();
            case TimelineDocument _, TransitionDocument _ -> null;
        };
    }

    /** None where the node is no instant. */
    static @Nullable Instant instant(JsonNode node) {
        try {
            return node.isString() ? Instant.parse(node.asString()) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String keepsOut(long version) {
        return "its version keeps the live projection out until position " + version;
    }

    private static Finding finding(
            Finding.Kind kind,
            Expected<?> expected,
            Document document,
            List<Difference> differences,
            @Nullable String note) {
        return new Finding(
                kind,
                expected.view().label(),
                document.id(),
                expected.story().standing().journey().value(),
                differences.size() > Comparison.SHOWN
                        ? List.copyOf(differences.subList(0, Comparison.SHOWN))
                        : List.copyOf(differences),
                differences.size(),
                false,
                note);
    }
}
