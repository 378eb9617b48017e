package io.journeyledger.store.portable;

import io.journeyledger.store.keys.StoredKey;
import io.journeyledger.store.operation.StoredReceipt;
import io.journeyledger.store.reading.RawEvent;
import java.util.List;

/** What a line of the file says. */
public sealed interface PortableLine {

    /**
     * The first line.
     *
     * @param form of the file; this program writes and reads {@value #FORM}
     * @param part which events it holds
     * @param readable whether personal texts are open; then it holds no keys and no receipts, and is no backup
     * @param head the position up to which the ledger was read
     * @param masterKey something by which the master key is recognised
     */
    @SuppressWarnings("ArrayRecordComponent") // read once
    record Begun(int form, Part part, boolean readable, long head, byte[] masterKey) implements PortableLine {
        public static final int FORM = 2;

        public Begun {
            Needed.of("part", part);
            Needed.of("masterKey", masterKey);
        }
    }

    /** The key of a journey, before its first event in the file. */
    record Key(StoredKey key) implements PortableLine {}

    /** An event as it is stored. */
    record Event(RawEvent event) implements PortableLine {}

    /** What was answered to some entries, in the order of their hashes. */
    record Receipts(List<StoredReceipt> receipts) implements PortableLine {}

    /**
     * The last line.
     *
     * @param events how many there are before it
     * @param keys how many lines of keys
     * @param receipts how many receipts
     * @param sha256 of all lines before it, their line feeds included, in hexadecimal
     */
    record Ended(long events, long keys, long receipts, String sha256) implements PortableLine {
        public Ended {
            Needed.of("sha256", sha256);
        }
    }
}
