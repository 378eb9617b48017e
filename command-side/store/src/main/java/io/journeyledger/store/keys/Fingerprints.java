package io.journeyledger.store.keys;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed fingerprints of identifiers: the first 16 bytes of HMAC-SHA-256 under a key derived from the master key. They
 * find a customer again without keeping the identifier, and without the key nobody can try out telephone numbers. So it
 * is with the hashes of other contents, which are made under the same key.
 */
public final class Fingerprints implements KeyedHash {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 16;

    /** No kind of identifiers is called so: what is hashed as content tells nothing about fingerprints. */
    private static final String CONTENT = "content";

    /** Knows the key; copied for every use, which is several times as fast as to begin anew. */
    private final Mac prototype;

    public Fingerprints(MasterKey master) {
        try {
            prototype = Mac.getInstance(HMAC);
            prototype.init(new SecretKeySpec(master.derive("identifier fingerprints"), HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param kind identifiers of different kinds never have the same fingerprint
     * @param normalised in the one form in which equal identifiers are equal texts
     * @return 32 hexadecimal digits
     */
    public String of(Identifier.Kind kind, String normalised) {
        byte[] hash = hash(kind.name(), normalised.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }

    @Override
    public byte[] of(byte[] content) {
        return hash(CONTENT, content);
    }

    private byte[] hash(String what, byte[] content) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(what.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return mac.doFinal(content);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
