package io.journeyledger.server.backup;

import static io.journeyledger.server.backup.Histories.customer;
import static io.journeyledger.server.backup.Histories.entry;
import static io.journeyledger.server.backup.Histories.purchase;
import static io.journeyledger.server.backup.Histories.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.export.EventExports;
import io.journeyledger.projections.export.EventSelection;
import io.journeyledger.server.backup.LedgerUnderTest.Kind;
import io.journeyledger.store.reading.RawEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who is erased after an export was begun, and before their key is written. */
class ErasedMeanwhileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void is_erased_in_the_ledger_that_is_made_of_it(boolean whole) throws Exception {
        try (LedgerUnderTest ledger = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("from"));
                LedgerUnderTest other = LedgerUnderTest.empty(Kind.SQLITE, folder.resolve("to"))) {
            JourneyId ann = recorded(ledger.record(purchase("o1", "ann@example.org")));
            EventExports.EventExport export = ledger.get(EventExports.class)
                    .of(
                            whole
                                    ? EventSelection.ALL
                                    : new EventSelection(Set.of(ann), Set.of(), null, null, null, null),
                            false);
            recorded(ledger.record(purchase("o2", "bob@example.org")));
            recorded(ledger.record(
                    entry("e", "personal-data.erased", customer("ann@example.org") + ",'reason':'asked'")));

            ByteArrayOutputStream file = new ByteArrayOutputStream();
            export.to(file);
            other.restore(file.toString(StandardCharsets.UTF_8));

            assertThat(other.events())
                    .as("of others only what was there when it was begun")
                    .extracting(RawEvent::journey)
                    .containsOnly(ann.value());
            assertThat(recorded(other.record(purchase("o3", "ann@example.org"))))
                    .as("whoever comes back begins anew")
                    .isNotEqualTo(ann);
        }
    }
}
