package io.journeyledger.store.portable;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over the lines of a file. */
final class Digest {

    private final MessageDigest sha;

    Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void add(byte[] bytes, int length) {
        sha.update(bytes, 0, length);
    }

    /** Of all that was added; it begins anew. */
    byte[] sum() {
        return sha.digest();
    }
}
