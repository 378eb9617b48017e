package io.journeyledger.store;

import io.journeyledger.ledger.Identifier;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed fingerprints of identifiers: the first 16 bytes of HMAC-SHA-256 under a key derived from the master key. They
 * find a customer again without keeping the identifier, and without the key nobody can try out telephone numbers.
 */
public final class Fingerprints {

    private static final String HMAC = "HmacSHA256";
    private static final int BYTES = 16;

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
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(kind.name().getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            byte[] hash = mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
