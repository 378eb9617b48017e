package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.OccasionKind;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whoever looks again at the next review instants, and at no others, misses nothing that time alone changes. */
class ReviewLawTest {

    /** Looks at what changes daily once in a hundred years, so that it hides nothing else. */
    private static final Policy POLICY = policy();

    private static final Instant FAR = Chronicle.END.plus(Duration.ofDays(400));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void until_its_next_review_a_document_stays_as_it_is(long seed) {
        List<Recorded> ledger = Chronicle.of(seed, 10, 500);
        Random random = new Random(seed);
        int reviews = 0;
        for (JourneyId journey :
                ledger.stream().map(Recorded::journey).distinct().toList()) {
            List<Recorded> all = ledger.stream()
                    .filter(recorded -> recorded.journey().equals(journey))
                    .toList();
            for (int cut = 0; cut < 5; cut++) {
                // in the midst of the story, when much is still open
                List<Recorded> events = all.subList(0, 1 + random.nextInt(all.size()));
                reviews += reviews(View.CUSTOMERS, journey, events, random);
                reviews += reviews(View.COMPLAINTS, journey, events, random);
            }
        }
        assertThat(reviews).isGreaterThan(100);
    }

    /** A law about what never happens would hold for ever. */
    @Test
    void the_chronicles_tell_of_every_kind_of_occasion() {
        Set<OccasionKind> kinds = EnumSet.noneOf(OccasionKind.class);
        Set<OccasionKind> snoozed = EnumSet.noneOf(OccasionKind.class);
        int withheld = 0;
        for (long seed = 1; seed <= 8; seed++) {
            List<Recorded> ledger = Chronicle.of(seed, 10, 500);
            for (JourneyId journey :
                    ledger.stream().map(Recorded::journey).distinct().toList()) {
                for (int days = 0; days < 500; days += 5) {
                    Instant asOf = ledger.getFirst().recordedAt().plus(Duration.ofDays(days));
                    List<Recorded> events = ledger.stream()
                            .filter(recorded -> recorded.journey().equals(journey)
                                    && recorded.recordedAt().isBefore(asOf))
                            .toList();
                    for (Document document : documents(View.CUSTOMERS, journey, events, asOf)) {
                        CustomerDocument.Care care = ((CustomerDocument) document).care();
                        withheld += care == null ? 0 : Objects.requireNonNull(care.withheldOccasions());
                        for (Occasion occasion : care == null ? List.<Occasion>of() : care.occasions()) {
                            (occasion.snoozedUntil() == null ? kinds : snoozed).add(occasion.kind());
                        }
                    }
                }
            }
        }
        assertThat(kinds).isEqualTo(EnumSet.allOf(OccasionKind.class));
        assertThat(snoozed).hasSizeGreaterThan(1);
        assertThat(withheld).isPositive();
    }

    /** Goes from review to review, and looks in between. */
    private static int reviews(View view, JourneyId journey, List<Recorded> events, Random random) {
        Instant begin = events.getLast().recordedAt();
        int reviews = 0;
        for (Document document : documents(view, journey, events, begin)) {
            Instant at = begin;
            Document then = document;
            while (at.isBefore(FAR)) {
                Instant review = nextReview(then);
                Instant until = review == null || review.isAfter(FAR) ? FAR : review;
                assertThat(until).as("a review lies ahead: %s", then).isAfter(at);
                Instant between = at.plusMillis(Math.floorMod(
                        random.nextLong(), Duration.between(at, until).toMillis()));
                for (Instant instant : List.of(between, until.minusMillis(1))) {
                    assertThat(comparable(find(view, journey, events, instant, then.id())))
                            .as("%s at %s, next review %s", then.id(), instant, review)
                            .isEqualTo(comparable(then));
                }
                reviews++;
                at = until;
                then = find(view, journey, events, at, then.id());
            }
        }
        return reviews;
    }

    private static @Nullable Instant nextReview(Document document) {
        return switch (document) {
            case CustomerDocument customer ->
                customer.lifecycle() == null ? null : customer.lifecycle().nextReview();
            case ComplaintDocument complaint -> complaint.nextReview();
            default -> throw new IllegalArgumentException(document.toString());
        };
    }

    /** Without what changes daily, and which the policy lets grow old. */
    private static ObjectNode comparable(Document document) {
        ObjectNode json = JSON.valueToTree(document);
        json.remove(List.of("asOf", "loyalty", "value"));
        return json;
    }

    private static Policy policy() {
        try (var in = Policy.class.getResourceAsStream("policy.yaml")) {
            String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return PolicyFile.parse(
                    yaml.replaceAll("figuresEvery: .*", "figuresEvery: P36500D")
                            // chronicles are full of complaints, and who left is soon back
                            .replaceAll("(WIN_BACK: .*)opens: P30D(.*)false", "$1opens: P5D$2true")
                            .getBytes(StandardCharsets.UTF_8),
                    "a patient policy");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Document find(View view, JourneyId journey, List<Recorded> events, Instant asOf, String id) {
        return documents(view, journey, events, asOf).stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Document> documents(View view, JourneyId journey, List<Recorded> events, Instant asOf) {
        return documents(Folds.of(view), journey, events, asOf);
    }

    private static <S> List<Document> documents(Fold<S> fold, JourneyId journey, List<Recorded> events, Instant asOf) {
        Reading reading = new Reading(POLICY, asOf, PersonalTexts.CLOSED);
        return fold.documents(fold.fold(Standing.alone(journey), events), reading);
    }
}
