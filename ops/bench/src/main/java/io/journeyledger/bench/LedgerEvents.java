package io.journeyledger.bench;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.codec.ProvenanceMetadata;
import io.journeyledger.store.reading.LedgerReader;
import io.journeyledger.store.reading.RawEvent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** All events of a ledger in their order, as Axon knows them, and how many bytes their JSON has. */
record LedgerEvents(List<DomainEventMessage<?>> messages, long payloadBytes) {

    private static final int PAGE = 2_000;

    static LedgerEvents of(Program program) {
        LedgerReader reader = program.get(LedgerReader.class);
        EventCodec codec = program.get(EventCodec.class);
        List<DomainEventMessage<?>> all = new ArrayList<>();
        long bytes = 0;
        long after = 0;
        List<RawEvent> page;
        while (!(page = reader.read(after, PAGE)).isEmpty()) {
            for (RawEvent raw : page) {
                Recorded recorded = codec.decode(raw);
                bytes += raw.payload().length;
                all.add(new GenericDomainEventMessage<>(
                        "Journey",
                        raw.journey(),
                        raw.sequence(),
                        recorded.event(),
                        MetaData.from(ProvenanceMetadata.of(recorded.provenance())),
                        raw.eventId(),
                        raw.recordedAt()));
            }
            after = page.getLast().position();
        }
        return new LedgerEvents(all, bytes);
    }
}
