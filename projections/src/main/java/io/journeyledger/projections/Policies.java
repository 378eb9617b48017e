package io.journeyledger.projections;

import io.journeyledger.projections.policy.Policy;
import io.journeyledger.store.operation.PolicyArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The policies there are: the one of the program, and every other that was tried or that documents were made under.
 * Safe for use by many threads.
 */
public final class Policies {

    private final Policy current;
    private final PolicyArchive archive;
    private final InstantSource clock;
    private final ConcurrentMap<String, Policy> read = new ConcurrentHashMap<>();

    /** @param text the file of the current one */
    public Policies(Policy current, String text, PolicyArchive archive, InstantSource clock) {
        this.current = current;
        this.archive = archive;
        this.clock = clock;
        archive.keep(current.version(), text, clock.instant());
    }

    /** One that is known. */
    public record Known(String version, Instant addedAt, boolean current) {}

    /** The one that the live views are made under. */
    public Policy current() {
        return current;
    }

    public Optional<Policy> find(String version) {
        if (version.equals(current.version())) {
            return Optional.of(current);
        }
        Policy known = read.get(version);
        return known != null
                ? Optional.of(known)
                : archive.find(version).map(kept -> {
                    Policy policy = parse(kept.text(), "policy " + version);
                    read.put(version, policy);
                    return policy;
                });
    }

    /** The file of a policy as it was added. */
    public Optional<String> text(String version) {
        return archive.find(version).map(PolicyArchive.Kept::text);
    }

    /**
     * Adds a policy; nothing happens when it is there.
     *
     * @param text a policy file, YAML
     * @throws IllegalArgumentException when it is no policy; the message says where and what
     */
    public Policy add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of a file as it came, which may be in another encoding than UTF-8: then it is no policy. */
    public Policy add(byte[] file) {
        Policy policy = PolicyFile.parse(file, "the policy");
        archive.keep(policy.version(), new String(file, StandardCharsets.UTF_8), clock.instant());
        return policy;
    }

    /** All, the latest first. */
    public List<Known> all() {
        return archive.all().stream()
                .map(kept ->
                        new Known(kept.version(), kept.addedAt(), kept.version().equals(current.version())))
                .toList();
    }

    private static Policy parse(String text, String name) {
        return PolicyFile.parse(text.getBytes(StandardCharsets.UTF_8), name);
    }
}
