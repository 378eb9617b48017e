package io.journeyledger.ledger;

/**
 * Hashes under a key of the ledger. Every process of it makes the same one of the same content, and nobody who lacks
 * the key can try out contents until one fits. For ids made of what stands about a person: an id stands in clear, and
 * outlives an erasure.
 */
@FunctionalInterface
public interface KeyedHash {

    /** @return 32 bytes */
    byte[] of(byte[] content);
}
