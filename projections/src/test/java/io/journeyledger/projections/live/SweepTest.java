package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.ViewIndices;
import io.journeyledger.projections.index.ViewWriter;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.UnopenableTextException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What only time changes, in the real Elasticsearch. */
class SweepTest {

    /** Beyond all events of these tests. */
    private static final long HEAD = 1_000_000;

    private final ElasticsearchClient client = RealElasticsearch.client();
    private final ViewWriter writer = new ViewWriter(client, new SimpleMeterRegistry());

    @BeforeEach
    void clean() throws IOException {
        RealElasticsearch.clean(client);
        new ViewIndices(client).createMissing("p", at("2026-11-22"));
    }

    @AfterEach
    void close() throws IOException {
        RealElasticsearch.clean(client);
        client.close();
    }

    private Stories toldToTheEnd(List<Recorded> ledger) {
        Stories stories = stories(ledger);
        writer.write(new LiveFolds(stories, _ -> {}, 1_000, 0)
                .changes(ledger, new Reading(Telling.POLICY, Chronicle.END, SweepTest::open))
                .operations());
        return stories;
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202})
    void whatever_is_due_becomes_what_a_replay_gives_at_that_instant(long seed) throws IOException {
        List<Recorded> ledger = Chronicle.of(seed, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        Instant later = Chronicle.END.plus(Duration.ofDays(200));

        int reviewed = sweep(stories, later, HEAD).run();

        assertThat(reviewed).isPositive();
        assertThat(sweep(stories, later, HEAD).run()).isZero();
        for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
            assertThat(withoutInstant(held(view))).isEqualTo(withoutInstant(expected(stories, ledger, view, later)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {201, 202})
    void what_was_told_while_the_clock_ran_ahead_is_taken_back_once_it_is_right(long seed) throws IOException {
        List<Recorded> ledger = Chronicle.of(seed, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        assertThat(sweep(stories, Chronicle.END.plus(Duration.ofDays(200)), HEAD)
                        .run())
                .isPositive();

        int reviewed = sweep(stories, Chronicle.END, HEAD).run();

        assertThat(reviewed).isPositive();
        assertThat(sweep(stories, Chronicle.END, HEAD).run()).isZero();
        for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
            assertThat(withoutInstant(held(view)))
                    .isEqualTo(withoutInstant(expected(stories, ledger, view, Chronicle.END)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {203, 204})
    void goes_no_further_than_the_live_projection_has_come(long seed) throws IOException {
        List<Recorded> ledger = Chronicle.of(seed, 12, 500);
        List<Recorded> done = ledger.subList(0, 250);
        LiveFolds live = new LiveFolds(stories(done), _ -> {}, 1_000, 0);
        writer.write(live.changes(done, new Reading(Telling.POLICY, Chronicle.END, SweepTest::open))
                .operations());
        Instant later = Chronicle.END.plus(Duration.ofDays(200));

        int reviewed = sweep(stories(ledger), later, done.getLast().position()).run();

        assertThat(reviewed).isPositive();
        for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
            assertThat(withoutInstant(held(view)))
                    .isEqualTo(withoutInstant(expected(stories(done), done, view, later)));
        }
    }

    @Test
    void leaves_the_reviews_to_the_process_that_follows_the_ledger() throws IOException {
        List<Recorded> ledger = Chronicle.of(205, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        Instant later = Chronicle.END.plus(Duration.ofDays(200));

        assertThat(sweep(stories, later, false, HEAD).run()).isZero();
        assertThat(sweep(stories, later, true, HEAD).run()).isPositive();
    }

    /** Its process may have been frozen since it told them, while the other withdrew what it would write. */
    @Test
    void writes_nothing_of_what_it_told_before_another_process_followed_the_ledger() throws IOException {
        List<Recorded> ledger = Chronicle.of(205, 12, 500);
        Stories stories = toldToTheEnd(ledger);
        Instant later = Chronicle.END.plus(Duration.ofDays(200));
        Map<String, JsonNode> before = held(View.CUSTOMERS);

        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> sweepOfAnother(stories, later).run());
        assertThat(held(View.CUSTOMERS)).isEqualTo(before);

        assertThat(sweep(stories, later, HEAD).run()).isPositive();
        Map<String, JsonNode> reviewed = held(View.CUSTOMERS);
        assertThatExceptionOfType(UnableToClaimTokenException.class)
                .isThrownBy(() -> sweepOfAnother(stories, Chronicle.END).run());
        assertThat(held(View.CUSTOMERS)).isEqualTo(reviewed).isNotEqualTo(before);
    }

    private Sweep sweepOfAnother(Stories stories, Instant now) {
        return sweep(stories, SweepTest::open, now, true, HEAD, () -> {
            throw new UnableToClaimTokenException("Another process has it");
        });
    }

    /** Such as that there is no thread to be had: it ends no process. */
    @Test
    void goes_on_after_an_error_of_the_machine() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(1);
        Sweep sweep = new Sweep(
                new DueReviews(client),
                stories(List.of()),
                _ -> {},
                writer,
                Telling.POLICY,
                SweepTest::open,
                InstantSource.fixed(at("2026-11-22")),
                () -> {
                    if (looks.incrementAndGet() == 1) {
                        throw new InternalError("unable to create native thread");
                    }
                    again.countDown();
                    return false;
                },
                () -> {},
                () -> HEAD,
                Duration.ofMillis(1));

        sweep.start();

        assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
        sweep.stop();
    }

    @Test
    void what_cannot_be_told_of_one_journey_is_parked_and_the_others_are_reviewed() throws IOException {
        List<Recorded> ledger = Chronicle.of(206, 12, 500);
        Stories stories = stories(ledger);
        LiveFolds live = new LiveFolds(stories, _ -> {}, 1_000, 0);
        Set<JourneyId> opened = ConcurrentHashMap.newKeySet();
        PersonalTexts opening = (journey, text) -> {
            opened.add(journey);
            return open(journey, text);
        };
        writer.write(live.changes(ledger, new Reading(Telling.POLICY, Chronicle.END, opening))
                .operations());
        Instant later = Chronicle.END.plus(Duration.ofDays(200));
        List<JourneyId> due = due(later);
        JourneyId damaged = due.stream().filter(opened::contains).findFirst().orElseThrow();
        PersonalTexts texts = (journey, text) -> {
            if (journey.equals(damaged)) {
                throw new UnopenableTextException("its key is damaged", null);
            }
            return open(journey, text);
        };

        sweep(stories, texts, later, true, HEAD, () -> {}).run();
        sweep(stories, texts, later, true, HEAD, () -> {}).run(); // who speaks for it, once it is parked

        assertThat(due).hasSizeGreaterThan(2);
        assertThat(due(later)).isSubsetOf(damaged);
        assertThat(stories.letters().all()).singleElement().satisfies(letter -> {
            assertThat(letter.journey()).isEqualTo(damaged);
            assertThat(letter.reason()).isEqualTo("its key is damaged");
        });
    }

    @Test
    void what_stays_due_keeps_nothing_else_from_its_review() throws IOException {
        Instant later = at("2026-11-22").plus(Duration.ofDays(400));
        List<Recorded> ledger = new ArrayList<>();
        for (int i = 0; i <= 600; i++) {
            JourneyId journey = new JourneyId("J%03d".formatted(i));
            ledger.add(new Recorded(
                    i + 1,
                    journey,
                    0,
                    at("2026-01-11"),
                    bought("2026-01-11", "O" + i, "10.50"),
                    Provenance.of("test", "e" + i)));
        }
        Stories stories = stories(ledger);
        writer.write(new LiveFolds(stories, _ -> {}, 1_000, 0)
                .changes(ledger, new Reading(Telling.POLICY, at("2026-11-22"), SweepTest::open))
                .operations());
        int most = due(later).size();
        JourneyId last = ledger.getLast().journey();
        ledger.stream()
                .filter(recorded -> !recorded.journey().equals(last))
                .forEach(recorded -> stories.letters()
                        .park(new UnfoldableException(
                                recorded.journey(),
                                recorded.sequence(),
                                recorded.position(),
                                recorded.eventId(),
                                "cannot be told",
                                new IllegalStateException())));

        sweep(stories, later, HEAD).run();

        assertThat(most).isEqualTo(601);
        assertThat(due(later)).hasSize(600).doesNotContain(last);
    }

    private List<JourneyId> due(Instant now) {
        List<JourneyId> due = new ArrayList<>();
        new DueReviews(client).forEach(View.CUSTOMERS, View.CUSTOMERS.alias(), now, now, due::addAll);
        return due;
    }

    private static Stories stories(List<Recorded> ledger) {
        return new Stories(new LedgerInMemory(ledger), EventCodec.standard());
    }

    private Sweep sweep(Stories stories, Instant now, long position) {
        return sweep(stories, now, true, position);
    }

    private Sweep sweep(Stories stories, Instant now, boolean following, long position) {
        return sweep(stories, SweepTest::open, now, following, position, () -> {});
    }

    private Sweep sweep(
            Stories stories, PersonalTexts texts, Instant now, boolean following, long position, Runnable claim) {
        return new Sweep(
                new DueReviews(client),
                stories,
                _ -> {},
                writer,
                Telling.POLICY,
                texts,
                InstantSource.fixed(now),
                () -> following,
                claim,
                () -> position,
                Duration.ofSeconds(1));
    }

    private Map<String, JsonNode> held(View view) throws IOException {
        client.indices().refresh(refresh -> refresh.index(view.alias()));
        Map<String, JsonNode> held = new TreeMap<>();
        client.search(search -> search.index(view.alias()).size(10_000), JsonData.class)
                .hits()
                .hits()
                .forEach(hit -> held.put(
                        hit.id(),
                        DocumentJson.mapper()
                                .readTree(Objects.requireNonNull(hit.source())
                                        .toJson()
                                        .toString())));
        return held;
    }

    private static Map<String, JsonNode> expected(Stories stories, List<Recorded> ledger, View view, Instant now) {
        JourneyReplay replay = new JourneyReplay(stories, SweepTest::open);
        Map<String, JsonNode> expected = new TreeMap<>();
        ledger.stream()
                .map(Recorded::journey)
                .distinct()
                .forEach(journey -> Objects.requireNonNull(replay.documents(journey, AsOf.now(now), Telling.POLICY)
                                .get(view))
                        .forEach(document -> expected.put(
                                document.id(), DocumentJson.mapper().readTree(DocumentJson.write(document)))));
        return expected;
    }

    /** Documents that time does not change stay as they were made, and so does what they were made for. */
    private static Map<String, JsonNode> withoutInstant(Map<String, JsonNode> documents) {
        documents.values().forEach(document -> ((ObjectNode) document).remove("asOf"));
        return documents;
    }

    private static PersonalText open(JourneyId journey, PersonalText text) {
        return text instanceof PersonalText.Sealed(String cipher) ? new PersonalText.Clear(cipher) : text;
    }
}
