package io.journeyledger.query;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Policies;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import io.journeyledger.store.PolicyArchive;
import io.journeyledger.store.RawEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An empty ledger beside the sample views. */
final class NoLedger implements LedgerReader, PolicyArchive {

    JourneyReplay replay() {
        return new JourneyReplay(new Stories(this, EventCodec.standard()), (_, text) -> text);
    }

    Policies policies() {
        String text = new String(PolicyFile.standardText(), StandardCharsets.UTF_8);
        return new Policies(PolicyFile.standard(), text, this, InstantSource.system());
    }

    @Override
    public List<RawEvent> read(long after, int limit) {
        return List.of();
    }

    @Override
    public List<RawEvent> read(JourneyId journey, long fromSequence, int limit) {
        return List.of();
    }

    @Override
    public Map<JourneyId, List<RawEvent>> read(Collection<JourneyId> journeys) {
        return Map.of();
    }

    @Override
    public long head() {
        return 0;
    }

    @Override
    public long count() {
        return 0;
    }

    @Override
    public void keep(String version, String text, Instant now) {}

    @Override
    public Optional<Kept> find(String version) {
        return Optional.empty();
    }

    @Override
    public List<Kept> all() {
        return List.of();
    }
}
