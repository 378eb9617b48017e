package io.journeyledger.projections.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.PoliciesInMemory;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.replay.PopulationPass;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.run.Run;
import io.journeyledger.store.codec.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.awaitility.Awaitility;

/** What tests of rehearsals need. */
abstract class Rehearsing {

    static final String TEXT = new String(PolicyFile.standardText(), StandardCharsets.UTF_8);

    static final Comparator<Change> ORDER =
            Comparator.comparing(Change::journey).thenComparing(Change::field);

    final Policies policies = PoliciesInMemory.of(PolicyFile.standard(), TEXT);

    Rehearsals rehearsals(LedgerInMemory ledger) {
        PopulationPass pass = new PopulationPass(new Stories(ledger, EventCodec.standard()), _ -> {}, 2);
        return new Rehearsals(ledger, pass, policies, InstantSource.fixed(Chronicle.END));
    }

    /** A policy by which many stand elsewhere. @return its version */
    String trial() {
        return policies.add(TEXT.replace("loyalFrom: 4", "loyalFrom: 2")
                        .replace("promoterFrom: 9", "promoterFrom: 8")
                        .replace("graveUnresolved: P14D", "graveUnresolved: P1D"))
                .version();
    }

    static List<Change> changes(Rehearsal rehearsal) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rehearsal.list().copy(out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> DocumentJson.mapper().readValue(line, Change.class))
                .sorted(ORDER)
                .toList();
    }

    static Rehearsal awaitEnd(Rehearsal rehearsal) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> rehearsal.state().isOver());
        assertThat(rehearsal.state()).isEqualTo(Run.State.DONE);
        return rehearsal;
    }
}
