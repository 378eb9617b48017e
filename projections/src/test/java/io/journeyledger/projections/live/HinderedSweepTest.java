package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DueReviews;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.keys.UnopenableTextException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What keeps the sweep, or some of what is due, from its review. */
class HinderedSweepTest extends Sweeping {

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
        return sweep(stories, LedgerInMemory::open, now, true, HEAD, () -> {
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
                LedgerInMemory.telling(stories(List.of()), InstantSource.fixed(at("2026-11-22"))),
                writer,
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
            return LedgerInMemory.open(journey, text);
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
            return LedgerInMemory.open(journey, text);
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
                .changes(ledger, new Reading(Telling.POLICY, at("2026-11-22"), LedgerInMemory::open))
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
}
