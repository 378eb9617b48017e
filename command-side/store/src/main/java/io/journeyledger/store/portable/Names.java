package io.journeyledger.store.portable;

/** What the attributes of the file's lines are called. Extensions of CloudEvents are lower case. */
final class Names {

    /** Of a stored event; after it the stored name, {@code .v} and the revision. */
    static final String RECORDED = "io.journeyledger.recorded.";

    static final String BEGUN = "io.journeyledger.export.begun.v1";
    static final String KEY = "io.journeyledger.export.key.v1";
    static final String RECEIPTS = "io.journeyledger.export.receipts.v1";
    static final String ENDED = "io.journeyledger.export.ended.v1";

    /** Of all events of all ledgers: journeys have names that are not given twice. */
    static final String LEDGER = "urn:journeyledger:ledger";

    /** Of the other lines of one file; after it the file's own id. */
    static final String FILE = "urn:journeyledger:export:";

    static final String RECORDED_TIME = "recordedtime";
    static final String POSITION = "position";

    /** Source and id of the entry that the event came of: those of the event itself name its place in the ledger. */
    static final String ENTRY_SOURCE = "entrysource";

    static final String ENTRY_ID = "entryid";
    static final String ACTOR = "actor";
    static final String TENANT = "tenant";
    static final String CORRELATION = "correlationid";
    static final String CAUSATION = "causationid";
    static final String TRACEPARENT = "traceparent";

    private Names() {}
}
