package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.CustomerDocument.Consent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** @param byPurpose the channels for which the customer consents now; purposes and channels in their order */
record Consents(Map<String, Set<Channel>> byPurpose) {

    private static final int EVERY_CHANNEL = Channel.values().length;

    static final Consents NONE = new Consents(Map.of());

    Consents granted(String purpose, @Nullable Channel channel) {
        Set<Channel> channels = channels(purpose);
        channels.addAll(channel == null ? EnumSet.allOf(Channel.class) : EnumSet.of(channel));
        return with(purpose, channels);
    }

    Consents withdrawn(String purpose, @Nullable Channel channel) {
        Set<Channel> channels = channels(purpose);
        channels.removeAll(channel == null ? EnumSet.allOf(Channel.class) : EnumSet.of(channel));
        return with(purpose, channels);
    }

    /** The channels to which the customer consents for a purpose. */
    Set<Channel> to(String purpose) {
        return byPurpose.getOrDefault(purpose, Set.of());
    }

    /** Sorted; a consent for every channel is one entry. */
    List<Consent> toList() {
        List<Consent> consents = new ArrayList<>();
        byPurpose.forEach((purpose, channels) -> {
            if (channels.size() == EVERY_CHANNEL) {
                consents.add(new Consent(purpose, null));
            } else {
                channels.forEach(channel -> consents.add(new Consent(purpose, channel)));
            }
        });
        return consents;
    }

    private EnumSet<Channel> channels(String purpose) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(byPurpose.getOrDefault(purpose, Set.of()));
        return channels;
    }

    private Consents with(String purpose, Set<Channel> channels) {
        Map<String, Set<Channel>> copy = new TreeMap<>(byPurpose);
        copy.put(purpose, Collections.unmodifiableSet(channels));
        return new Consents(Collections.unmodifiableMap(copy));
    }
}
