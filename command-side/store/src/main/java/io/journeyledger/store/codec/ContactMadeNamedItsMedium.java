package io.journeyledger.store.codec;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Before {@code ContactMade} took the ledger's word for it, its {@code channel} was called {@code medium}. */
final class ContactMadeNamedItsMedium implements Upcaster {

    @Override
    public TypeRevision from() {
        return new TypeRevision("ContactMade", "0");
    }

    @Override
    public TypeRevision to() {
        return new TypeRevision("ContactMade", "1");
    }

    @Override
    public ObjectNode upcast(ObjectNode event) {
        JsonNode medium = event.remove("medium");
        if (medium != null) {
            event.set("channel", medium);
        }
        return event;
    }
}
