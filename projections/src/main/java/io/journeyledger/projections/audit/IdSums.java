package io.journeyledger.projections.audit;

import io.journeyledger.ledger.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells two sets of ids apart in memory that does not grow with them: each id is dealt into a bucket by its hash, and
 * each bucket keeps the sum of the hashes in it. Where both sets have the same ids, all sums are the same; where they
 * do not, the buckets with another sum hold the few ids that are to be looked at. The hash is keyed with dice of the
 * audit's own, so that nobody can choose ids whose hashes cancel out. Safe for use by many threads.
 */
final class IdSums {

    private static final int BITS = 18;
    private static final int BUCKETS = 1 << BITS;

    private final byte[] key = new byte[32];
    private final AtomicLongArray sums = new AtomicLongArray(BUCKETS);

    IdSums() {
        new SecureRandom().nextBytes(key);
    }

    void add(String id) {
        count(id, 1);
    }

    void remove(String id) {
        count(id, -1);
    }

    /** Whether every bucket is as empty as at the beginning. */
    boolean isEven() {
        for (int i = 0; i < BUCKETS; i++) {
            if (sums.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the id lies in a bucket that something is left in. */
    boolean isOdd(String id) {
        return sums.get(bucket(hash(id))) != 0;
    }

    private void count(String id, int sign) {
        ByteBuffer hash = hash(id);
        long value = hash.getLong(Integer.BYTES);
        sums.addAndGet(bucket(hash), sign * value);
    }

    private static int bucket(ByteBuffer hash) {
        return hash.getInt(0) >>> (Integer.SIZE - BITS);
    }

    private ByteBuffer hash(String id) {
        MessageDigest digest = Sha256.begun();
        digest.update(key);
        return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    }
}
