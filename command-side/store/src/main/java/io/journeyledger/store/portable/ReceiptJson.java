package io.journeyledger.store.portable;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.store.operation.StoredReceipt;

/** A receipt in the array of its line: there is one for each entry of the ledger, so its parts have no names. */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"entry", "journey", "first", "events"})
@SuppressWarnings("ArrayRecordComponent") // read once, written once
record ReceiptJson(byte[] entry, String journey, long first, int events) {

    private static final int HASH_BYTES = 16;

    ReceiptJson {
        Needed.of("the entry", entry);
        Needed.of("the journey", journey);
    }

    static ReceiptJson of(StoredReceipt receipt) {
        return new ReceiptJson(receipt.entry(), receipt.journey().value(), receipt.firstSequence(), receipt.events());
    }

    StoredReceipt stored() {
        if (entry.length != HASH_BYTES) {
            throw new IllegalArgumentException("an entry's hash has " + entry.length + " bytes, not " + HASH_BYTES);
        }
        return new StoredReceipt(entry, new JourneyId(journey), first, events);
    }
}
