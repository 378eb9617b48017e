package io.journeyledger.store.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The policies that documents were made under: what a document says can be explained as long as the document is there.
 * Nothing is ever removed. Safe for use by many threads.
 */
public interface PolicyArchive {

    /**
     * A policy as it was added.
     *
     * @param version hash of the text
     * @param text the file, YAML
     */
    record Kept(String version, String text, Instant addedAt) {}

    /** Keeps a policy; nothing happens when it is there. */
    void keep(String version, String text, Instant now);

    Optional<Kept> find(String version);

    /** All, the latest first. */
    List<Kept> all();
}
