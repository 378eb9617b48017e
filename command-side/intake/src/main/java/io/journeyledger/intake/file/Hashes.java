package io.journeyledger.intake.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Hashes that name rows. */
final class Hashes {

    private Hashes() {}

    /** Characters of a hash as text. */
    static final int CHARACTERS = 20;

    private static final int BYTES = 15;

    /** The first 15 bytes of SHA-256. */
    static byte[] ofRow(byte[] content) {
        try {
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(content), BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In base64 for URLs. */
    static String text(byte[] hash) {
        return Base64.getUrlEncoder().encodeToString(hash);
    }
}
