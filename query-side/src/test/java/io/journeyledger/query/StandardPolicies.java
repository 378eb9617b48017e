package io.journeyledger.query;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.store.operation.PolicyArchive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The default policy, and no other was ever used. */
public final class StandardPolicies implements PolicyArchive {

    public static Policies policies() {
        String text = new String(PolicyFile.standardText(), StandardCharsets.UTF_8);
        return new Policies(PolicyFile.standard(), text, new StandardPolicies(), InstantSource.system());
    }

    @Override
    public void keep(String version, String text, Instant now) {}

    @Override
    public Optional<Kept> find(String version) {
        return Optional.empty();
    }

    @Override
    public List<Kept> all() {
        return List.of();
    }
}
