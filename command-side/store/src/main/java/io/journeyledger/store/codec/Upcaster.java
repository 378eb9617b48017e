package io.journeyledger.store.codec;

import tools.jackson.databind.node.ObjectNode;

/** One step from a revision of an event's stored form to the next. */
interface Upcaster {

    TypeRevision from();

    TypeRevision to();

    /** @param event of the older form; may be changed and returned */
    ObjectNode upcast(ObjectNode event);
}
