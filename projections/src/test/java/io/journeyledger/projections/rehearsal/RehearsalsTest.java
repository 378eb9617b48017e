package io.journeyledger.projections.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.journeyledger.ledger.ContactEvent.PromiseMade;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.run.InvalidOrderException;
import io.journeyledger.store.codec.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RehearsalsTest extends Rehearsing {

    private static final Instant BETWEEN = Instant.parse("2025-02-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {301, 302, 303})
    void a_reading_compared_with_itself_has_no_change(long seed) throws IOException {
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(Chronicle.of(seed, 12, 500)));
        for (Side side : List.of(Side.TODAY, new Side(trial(), null, BETWEEN), new Side(null, BETWEEN, null))) {
            Rehearsal same = awaitEnd(rehearsals.begin(new RehearsalRequest(side, side)));

            assertThat(same.problem()).isNull();
            assertThat(same.moves().journeys()).isPositive();
            assertThat(same.moves().changed()).isZero();
            assertThat(changes(same)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {311, 312, 313})
    void it_tells_what_comparing_the_replays_of_every_journey_tells(long seed) throws IOException {
        LedgerInMemory ledger = new LedgerInMemory(Chronicle.of(seed, 12, 500));
        Rehearsals rehearsals = rehearsals(ledger);
        Side trial = new Side(trial(), null, null);
        Side then = new Side(null, BETWEEN, null);
        Side before = new Side(null, null, BETWEEN);
        for (RehearsalRequest request : List.of(
                new RehearsalRequest(Side.TODAY, trial),
                new RehearsalRequest(before, Side.TODAY),
                new RehearsalRequest(then, before),
                new RehearsalRequest(trial, then))) {
            Rehearsal rehearsal = awaitEnd(rehearsals.begin(request));

            List<Change> expected = compared(ledger, rehearsal.request());
            assertThat(rehearsal.problem()).isNull();
            assertThat(changes(rehearsal)).isEqualTo(expected);
            assertThat(rehearsal.moves().changed())
                    .isEqualTo(expected.stream().map(Change::journey).distinct().count());
            for (Moves.Count count : rehearsal.moves().counts(3)) {
                long all = expected.stream()
                        .filter(change -> change.field().equals(count.field()))
                        .count();
                assertThat(count.journeys()).isEqualTo(all);
                assertThat(count.moves()).hasSizeLessThanOrEqualTo(3);
                assertThat(count.moves().stream()
                                        .mapToLong(Moves.Move::journeys)
                                        .sum()
                                + count.otherMoves())
                        .isEqualTo(all);
            }
        }
    }

    @Test
    void a_change_of_stage_names_rule_and_event_on_both_sides() throws IOException {
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(Chronicle.of(321, 12, 500)));

        Rehearsal rehearsal =
                awaitEnd(rehearsals.begin(new RehearsalRequest(new Side(null, null, BETWEEN), Side.TODAY)));

        assertThat(changes(rehearsal))
                .filteredOn(change -> change.field().equals("lifecycle.stage"))
                .filteredOn(change -> change.from() != null && change.to() != null)
                .isNotEmpty()
                .allSatisfy(change -> {
                    assertThat(change.fromRule()).isNotBlank();
                    assertThat(change.fromEvent()).startsWith(change.journey().substring(0, 1));
                    assertThat(change.toRule()).isNotBlank();
                    assertThat(change.toEvent()).isNotBlank();
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'halfLife: P180D', 'halfLife: P18D', satisfaction.index",
        "'margin: 0.30', 'margin: 0.60', value.lifetimeValue",
        "'PHONE_AGENT: 6.00', 'PHONE_AGENT: 9.00', value.costToServe",
        "'opens: P3D, stands: P21D', 'opens: P3D, stands: P999D', care.occasions",
    })
    void it_tells_whom_a_policy_of_another_section_is_about(String old, String trial, String field) throws IOException {
        assertThat(TEXT).contains(old);
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(Chronicle.of(321, 30, 2_500)));
        Side other = new Side(policies.add(TEXT.replace(old, trial)).version(), null, null);

        Rehearsal rehearsal = awaitEnd(rehearsals.begin(new RehearsalRequest(Side.TODAY, other)));

        assertThat(changes(rehearsal)).isNotEmpty().extracting(Change::field).contains(field);
    }

    @Test
    void changes_come_as_csv_that_no_spreadsheet_runs() throws IOException {
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(Chronicle.of(331, 12, 500)));
        Rehearsal rehearsal =
                awaitEnd(rehearsals.begin(new RehearsalRequest(new Side(null, null, BETWEEN), Side.TODAY)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ChangesCsv.write(rehearsal.list(), Which.ALL, out);

        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("journey,field,from,to,fromRule,fromEvent,toRule,toEvent\r\n");
        assertThat(csv.split("\r\n")).hasSize(1 + changes(rehearsal).size());
    }

    @Test
    void changes_can_be_asked_for_by_field_from_and_to() throws IOException {
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(Chronicle.of(331, 12, 500)));
        Rehearsal rehearsal =
                awaitEnd(rehearsals.begin(new RehearsalRequest(new Side(null, null, BETWEEN), Side.TODAY)));
        List<Change> all = rehearsal.changes(Which.ALL, 0, 10_000).lines();

        assertThat(all).containsExactlyInAnyOrderElementsOf(changes(rehearsal));
        for (Moves.Count count : rehearsal.moves().counts(100)) {
            for (Moves.Move move : count.moves()) {
                Which which = Which.of(
                        count.field(),
                        Objects.requireNonNullElse(move.from(), Which.NOTHING),
                        Objects.requireNonNullElse(move.to(), Which.NOTHING));
                List<Change> asked = rehearsal.changes(which, 0, 10_000).lines();
                assertThat(asked)
                        .hasSize((int) move.journeys())
                        .isEqualTo(all.stream()
                                .filter(change -> change.field().equals(count.field())
                                        && Objects.equals(change.from(), move.from())
                                        && Objects.equals(change.to(), move.to()))
                                .toList());
                ByteArrayOutputStream lines = new ByteArrayOutputStream();
                rehearsal.copy(which, lines);
                assertThat(lines.toString(StandardCharsets.UTF_8).lines()).hasSize(asked.size());
                ByteArrayOutputStream csv = new ByteArrayOutputStream();
                ChangesCsv.write(rehearsal.list(), which, csv);
                assertThat(csv.toString(StandardCharsets.UTF_8).split("\r\n")).hasSize(1 + asked.size());
            }
        }
        assertThat(rehearsal.changes(Which.of("", " ", null), 0, 10_000).lines())
                .isEqualTo(all);
    }

    @Test
    void one_that_is_over_can_be_forgotten() throws IOException {
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(Chronicle.of(331, 12, 500)));
        Rehearsal rehearsal =
                awaitEnd(rehearsals.begin(new RehearsalRequest(new Side(null, null, BETWEEN), Side.TODAY)));

        assertThat(rehearsals.forget(rehearsal)).isTrue();

        assertThat(rehearsals.all()).isEmpty();
        assertThat(rehearsals.find(rehearsal.id())).isEmpty();
        assertThat(rehearsal.changes(Which.ALL, 0, 1).lines()).isEmpty();
        assertThat(rehearsals.forget(new Rehearsal("waiting", rehearsal.request(), Chronicle.END)))
                .isFalse();
    }

    @Test
    void a_journey_of_which_nothing_can_be_made_is_told_of_and_the_others_go_on() throws IOException {
        List<Recorded> all = Chronicle.of(341, 12, 400);
        LedgerInMemory ledger = new LedgerInMemory(all);
        Rehearsals rehearsals = rehearsals(ledger);
        RehearsalRequest request = new RehearsalRequest(Side.TODAY, new Side(trial(), null, null));
        List<Change> without = changes(awaitEnd(rehearsals.begin(request)));
        Recorded last = all.getLast();
        ledger.append(List.of(new Recorded(
                last.position() + 1,
                new JourneyId("J-far"),
                0,
                last.recordedAt(),
                new PromiseMade(last.recordedAt(), "P1", new PersonalText.Sealed("for ever"), Instant.MAX, null),
                last.provenance())));

        Rehearsal rehearsal = awaitEnd(rehearsals.begin(request));

        assertThat(rehearsal.untold()).isEqualTo(2);
        List<Change> changes = changes(rehearsal);
        assertThat(changes)
                .filteredOn(change -> !change.journey().equals("J-far"))
                .isEqualTo(without);
        assertThat(changes)
                .filteredOn(change -> change.journey().equals("J-far"))
                .hasSize(2)
                .allMatch(change -> change.field().equals(Change.UNTOLD))
                .anyMatch(change -> "J-far.0".equals(change.fromEvent()) && change.fromRule() != null)
                .anyMatch(change -> "J-far.0".equals(change.toEvent()) && change.toRule() != null);
    }

    @Test
    void tells_of_an_event_that_cannot_be_decoded_and_parks_nothing() throws Exception {
        LedgerInMemory ledger = new LedgerInMemory(Chronicle.of(293, 12, 400));
        ledger.damage(ledger.read(0, Integer.MAX_VALUE).getLast());
        Stories stories = new Stories(ledger, EventCodec.standard());
        Rehearsals rehearsals = new Rehearsals(
                ledger, new PopulationPass(stories, _ -> {}, 2), policies, InstantSource.fixed(Chronicle.END));

        Rehearsal rehearsal =
                awaitEnd(rehearsals.begin(new RehearsalRequest(Side.TODAY, new Side(trial(), null, null))));

        assertThat(rehearsal.untold()).isEqualTo(1);
        assertThat(changes(rehearsal)).anyMatch(change -> change.field().equals(Change.UNTOLD));
        assertThat(stories.letters().all()).isEmpty();
    }

    @Test
    void refuses_the_future_and_what_is_not_known() {
        Rehearsals rehearsals = rehearsals(new LedgerInMemory(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rehearsals.begin(
                        new RehearsalRequest(Side.TODAY, new Side(null, null, Chronicle.END.plusSeconds(1)))))
                .withMessageContaining("future");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rehearsals.begin(new RehearsalRequest(new Side("nothing", null, null), Side.TODAY)))
                .withMessageContaining("No policy nothing is known")
                .satisfies(
                        e -> assertThat(((InvalidOrderException) e).parameter()).isEqualTo("from.policy"));
    }

    private List<Change> compared(LedgerInMemory ledger, RehearsalRequest request) {
        List<Change> changes = new ArrayList<>();
        ledger.read(0, Integer.MAX_VALUE).stream()
                .map(event -> new JourneyId(event.journey()))
                .distinct()
                .forEach(journey -> changes.addAll(replayed(ledger, journey, request.from())
                        .changes(journey.value(), replayed(ledger, journey, request.to()))));
        return changes.stream().sorted(ORDER).toList();
    }

    private Profile replayed(LedgerInMemory ledger, JourneyId journey, Side side) {
        JourneyReplay replay = new JourneyReplay(new Stories(ledger, EventCodec.standard()), PersonalTexts.CLOSED);
        Map<View, List<Document>> documents = replay.documents(
                journey,
                new AsOf(side.recordedUntil(), side.occurredUntil(), Chronicle.END),
                policies.find(String.valueOf(side.policy())).orElseThrow());
        return Profile.of(
                Objects.requireNonNull(documents.get(View.CUSTOMERS)).stream()
                        .map(CustomerDocument.class::cast)
                        .findFirst()
                        .orElse(null),
                Objects.requireNonNull(documents.get(View.COMPLAINTS)).stream()
                        .map(ComplaintDocument.class::cast)
                        .toList());
    }
}
