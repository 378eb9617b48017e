package io.journeyledger.query;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * The query side runs without a store and without a live projection: what configures them stays away, although it is on
 * the class path. The filter also meets what is imported by hand, so the query side's own packages must pass it.
 */
final class OnlyWeb implements AutoConfigurationImportFilter {

    @Override
    public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            matches[i] = name != null
                    && !name.startsWith("org.axonframework.")
                    && (!name.startsWith("io.journeyledger.") || name.startsWith("io.journeyledger.query."))
                    && !name.contains(".jdbc.");
        }
        return matches;
    }
}
