package io.journeyledger.store;

/**
 * Names of events. A journey and a place in its stream name one event, for ever and in every kind of store; an id of its
 * own would cost 20 bytes an event and say less.
 */
final class EventIds {

    private EventIds() {}

    /** Journey ids hold no full stop, so the name can be taken apart again. */
    static String of(String journey, long sequence) {
        return journey + "." + sequence;
    }
}
