package io.journeyledger.projections.audit;

import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.RealElasticsearch;
import io.journeyledger.projections.index.Stored;
import io.journeyledger.projections.run.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Audits against the real Elasticsearch. */
class AuditsTest {

    @ParameterizedTest
    @ValueSource(longs = {201, 202, 203, 204})
    void what_the_live_projection_wrote_or_a_rebuild_made_gives_no_finding(long seed) throws IOException {
        List<Recorded> all = Chronicle.of(seed, 12, 600);
        try (Shop shop = new Shop(all.subList(0, 350))) {
            shop.ledger.append(all.subList(350, 600));
            shop.follow();

            Audit live = shop.audit();
            shop.rebuild();
            Audit rebuilt = shop.audit();

            for (Audit audit : List.of(live, rebuilt)) {
                assertThat(audit.problem()).isNull();
                assertThat(audit.state()).isEqualTo(Run.State.DONE);
                assertThat(found(audit)).isEmpty();
                assertThat(audit.unsettled()).isZero();
                assertThat(audit.events()).isEqualTo(600);
                assertThat(audit.documents()).isGreaterThan(600);
            }
        }
    }

    /** Of these neither the version nor the instant is that of the last event of their journey. */
    @Test
    void documents_that_stayed_as_they_were_told_are_right() throws IOException {
        List<Recorded> all = Chronicle.of(271, 40, 900, Duration.ofHours(8));
        try (Shop shop = new Shop(List.of())) {
            Iterator<Recorded> lastOfBatches = IntStream.rangeClosed(1, all.size() / Shop.BATCH)
                    .mapToObj(batch -> all.get(batch * Shop.BATCH - 1))
                    .iterator();
            shop.liveClock = () -> lastOfBatches.next().recordedAt();
            shop.ledger.append(all);
            shop.follow();
            shop.now = all.getLast().recordedAt();

            Audit audit = shop.audit();

            assertThat(audit.first()).extracting(Finding::kind).containsOnly(Finding.Kind.OVERDUE);
            Stored complaint = shop.held(View.COMPLAINTS).values().stream()
                    .filter(document -> !document.source().get("open").asBoolean())
                    .filter(document -> document.version()
                            > document.source().get("position").asLong())
                    .findFirst()
                    .orElseThrow();
            shop.putAs(View.COMPLAINTS, complaint.id(), all.getLast().position() + 1, complaint.source());
            assertThat(found(shop.audit())).containsEntry("DIFFERING complaints " + complaint.id(), Set.of("_version"));
        }
    }

    @Test
    void what_waits_for_its_review_for_minutes_is_overdue() throws IOException {
        try (Shop shop = new Shop(
                Telling.of("J1").then(bought("2026-01-11", "O1", "10.50")).events(), Telling.at("2026-02-01"))) {
            Instant due = Instant.parse(shop.some(View.CUSTOMERS, 0)
                    .source()
                    .at("/lifecycle/nextReview")
                    .asString());

            shop.now = due.plus(Duration.ofMinutes(4));
            assertThat(shop.audit().first()).isEmpty();
            shop.now = due.plus(Duration.ofMinutes(6));
            assertThat(shop.audit().first()).extracting(Finding::kind).contains(Finding.Kind.OVERDUE);
        }
    }

    @ParameterizedTest
    @EnumSource(Tampering.class)
    void what_was_tampered_with_is_found_and_put_right(Tampering tampering) throws IOException {
        List<Recorded> all = Chronicle.of(211, 12, 420);
        try (Shop shop = new Shop(all.subList(0, 300))) {
            Map<String, Set<String>> expected = tampering.apply(shop);

            Audit audit = shop.audit();
            Audit repair = shop.repair();
            Audit after = shop.audit();

            assertThat(audit.problem()).isNull();
            assertFound(audit, expected);
            assertThat(audit.repaired()).isZero();
            assertFound(repair, expected);
            assertThat(repair.first())
                    .allSatisfy(finding -> assertThat(finding.repaired())
                            .as(finding.toString())
                            .isTrue());
            assertThat(found(after)).isEmpty();
            assertThat(lines(audit)).hasSize(expected.size()).noneMatch(line -> line.contains(Tampering.SECRET));
            // Nothing that the repair left behind keeps the live projection out.
            shop.ledger.append(all.subList(300, 420));
            shop.follow();
            for (View view : View.values()) {
                Map<String, Object> held = new TreeMap<>();
                shop.held(view).values().forEach(document -> held.put(document.id(), document.source()));
                assertThat(held).isEqualTo(shop.expected(view));
            }
        }
    }

    @Test
    void a_repair_lets_deletions_be_remembered_as_usual_whatever_it_found() throws IOException {
        try (Shop shop = new Shop(Chronicle.of(215, 12, 300))) {
            Stored raised = shop.some(View.CUSTOMERS, 0);
            shop.putAs(View.CUSTOMERS, raised.id(), 1_000_000, raised.source());
            shop.client
                    .indices()
                    .putSettings(put -> put.index(View.CUSTOMERS.alias())
                            .settings(settings -> settings.gcDeletes(kept -> kept.time("3s"))));

            assertThat(shop.repair().repaired()).isOne();

            assertThat(shop.client
                            .indices()
                            .getSettings(
                                    get -> get.index(View.CUSTOMERS.alias()).name("index.gc_deletes"))
                            .toString())
                    .contains("60s")
                    .doesNotContain("3s");
        }
    }

    @Test
    void everything_wrong_at_once_is_told_and_put_right() throws IOException {
        try (Shop shop = new Shop(Chronicle.of(221, 12, 400))) {
            for (View view : View.values()) {
                for (Stored document : shop.held(view).values()) {
                    shop.putAs(view, document, Shop.copy(document).put("policy", "other"));
                }
            }
            long documents = shop.audit().documents();

            Audit repair = shop.repair();

            assertThat(repair.count(Finding.Kind.DIFFERING)).isEqualTo(documents);
            assertThat(repair.underAnotherPolicy()).isEqualTo(documents);
            assertThat(repair.repaired()).isEqualTo(documents);
            assertThat(repair.first()).hasSize(100);
            assertThat(lines(repair)).hasSize((int) documents);
            var slice = repair.findings(Finding.Kind.DIFFERING, 0, 150);
            assertThat(slice.lines())
                    .startsWith(repair.first().toArray(Finding[]::new))
                    .hasSize(150);
            assertThat(repair.findings(null, Objects.requireNonNull(slice.next()), 10_000)
                            .lines())
                    .hasSize((int) documents - 150);
            assertThat(repair.findings(Finding.Kind.MISSING, 0, 150).lines()).isEmpty();
            assertThat(found(shop.audit())).isEmpty();
        }
    }

    @Test
    void events_that_arrive_meanwhile_are_no_findings() throws Exception {
        List<Recorded> all = Chronicle.of(231, 40, 700);
        try (Shop shop = new Shop(all.subList(0, 300))) {
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> arriving = CompletableFuture.runAsync(() -> {
                for (int i = 300; i < 700; i += 10) {
                    shop.ledger.append(all.subList(i, i + 10));
                    shop.follow();
                }
                over.set(true);
            });

            int audits = 0;
            while (!over.get() || audits == 0) {
                Audit audit = shop.audit();
                assertThat(audit.problem()).isNull();
                assertThat(found(audit)).isEmpty();
                audits++;
            }
            arriving.join();

            assertThat(found(shop.audit())).isEmpty();
        }
    }

    @Test
    void a_view_that_is_behind_is_not_called_wrong() throws IOException {
        List<Recorded> all = Chronicle.of(241, 8, 320);
        try (Shop shop = new Shop(all.subList(0, 300))) {
            shop.ledger.append(all.subList(300, 320));

            Audit audit = shop.audit();

            assertThat(found(audit)).isEmpty();
            assertThat(audit.unsettled()).isPositive();
        }
    }

    @Test
    void what_time_has_made_old_is_overdue_and_not_wrong() throws IOException {
        List<Recorded> all = Chronicle.of(251, 8, 300);
        try (Shop shop = new Shop(all, all.getLast().recordedAt())) {
            shop.now = shop.now.plus(Duration.ofSeconds(30));
            assertThat(found(shop.audit())).isEmpty();

            shop.now = shop.now.plus(Duration.ofDays(700));
            Audit late = shop.repair();

            assertThat(late.count(Finding.Kind.OVERDUE)).isPositive().isEqualTo(late.findings());
            assertThat(late.repaired()).isEqualTo(late.findings());
            assertThat(late.first()).extracting(Finding::view).contains("customers", "complaints");
            assertThat(found(shop.audit())).isEmpty();
        }
    }

    @Test
    void searches_that_do_not_see_one_whole_index_are_told_at_once() throws IOException {
        try (Shop shop = new Shop(List.of())) {
            shop.client
                    .indices()
                    .create(create ->
                            create.index("journey-customers-smuggled").aliases(View.CUSTOMERS.alias(), alias -> alias));
            assertThatIllegalStateException()
                    .isThrownBy(() -> shop.begin(new AuditRequest(Shop.EVERY, false)))
                    .withMessageContaining("several indices at once")
                    .withMessageContaining("journey-customers-smuggled");

            RealElasticsearch.clean(shop.client);
            assertThatIllegalStateException()
                    .isThrownBy(() -> shop.begin(new AuditRequest(Shop.EVERY, false)))
                    .withMessageContaining("There is no index behind journey-");
        }
    }

    private static void assertFound(Audit audit, Map<String, Set<String>> expected) {
        Map<String, Set<String>> found = found(audit);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((document, fields) -> {
            if (fields.contains(Tampering.ANY)) {
                assertThat(found.get(document))
                        .containsAll(fields.stream()
                                .filter(field -> !field.equals(Tampering.ANY))
                                .toList());
            } else {
                assertThat(found.get(document)).as(document).isEqualTo(fields);
            }
        });
    }

    private static Map<String, Set<String>> found(Audit audit) {
        return audit.first().stream()
                .collect(Collectors.toMap(
                        finding -> finding.kind() + " " + finding.view() + " " + finding.id(),
                        finding ->
                                finding.fields().stream().map(Difference::field).collect(Collectors.toSet())));
    }

    private static List<String> lines(Audit audit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        audit.list().copy(out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
