package io.journeyledger.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every JDK has. */
public final class Sha256 {

    private static final MessageDigest PROTOTYPE = found();

    private Sha256() {}

    /** One to which nothing was added yet. Copied, which spares the search for the algorithm. */
    public static MessageDigest begun() {
        try {
            return (MessageDigest) PROTOTYPE.clone();
        } catch (CloneNotSupportedException _) {
            return found();
        }
    }

    public static byte[] of(byte[] content) {
        return begun().digest(content);
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
