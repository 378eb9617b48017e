package io.journeyledger.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.server.backup.LedgerUnderTest.Kind;
import io.journeyledger.store.keys.Fingerprints;
import io.journeyledger.store.reading.RawEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * By what a customer is known: the views tell it from marks within streams, the index of identifiers finds by
 * fingerprints, and neither sees the other's.
 */
class BothSidesKnowTest {

    @TempDir
    Path folder;

    @Test
    void the_views_show_the_identifiers_by_which_the_index_finds() throws IOException {
        try (LedgerUnderTest ledger = LedgerUnderTest.empty(Kind.SQLITE, folder)) {
            Histories.simulate(ledger, 20, 41);
            Histories.changeIdentities(ledger);
            assertThat(shown(ledger)).isEqualTo(found(ledger)).hasSizeGreaterThan(20);

            Histories.moveAnIdentifier(ledger);

            assertThat(shown(ledger)).isEqualTo(found(ledger));
        }
    }

    private static Map<String, String> shown(LedgerUnderTest ledger) {
        Fingerprints fingerprints = ledger.get(Fingerprints.class);
        JourneyReplay replay = ledger.get(JourneyReplay.class);
        Policy policy = ledger.get(Policy.class);
        Map<String, String> shown = new TreeMap<>();
        ledger.events().stream()
                .map(RawEvent::journey)
                .distinct()
                .forEach(journey ->
                        replay
                                .documents(new JourneyId(journey), AsOf.now(LedgerUnderTest.NOW), policy)
                                .values()
                                .stream()
                                .flatMap(List::stream)
                                .forEach(document -> {
                                    if (document instanceof CustomerDocument customer) {
                                        customer.journey()
                                                .identifiers()
                                                .forEach(known -> assertThat(shown.put(
                                                                fingerprints.of(known.kind(), known.key()), journey))
                                                        .as("it is of one journey")
                                                        .isNull());
                                    }
                                }));
        return shown;
    }

    private static Map<String, String> found(LedgerUnderTest ledger) {
        Map<String, String> found = new TreeMap<>();
        ledger.get(JdbcTemplate.class).query("SELECT fingerprint, journey_id FROM identifier", row -> {
            found.put(HexFormat.of().formatHex(row.getBytes(1)), row.getString(2));
        });
        return found;
    }
}
