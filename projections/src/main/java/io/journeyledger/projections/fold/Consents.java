package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.CustomerDocument.Consent;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** @param byPurpose the channels for which the customer consents now */
record Consents(Map<String, Set<Channel>> byPurpose) {

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
        return byPurpose.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(e -> e.getValue().size() == Channel.values().length
                        ? java.util.stream.Stream.of(new Consent(e.getKey(), null))
                        : e.getValue().stream()
                                .sorted(Comparator.naturalOrder())
                                .map(channel -> new Consent(e.getKey(), channel)))
                .toList();
    }

    private EnumSet<Channel> channels(String purpose) {
        EnumSet<Channel> channels = EnumSet.noneOf(Channel.class);
        channels.addAll(byPurpose.getOrDefault(purpose, Set.of()));
        return channels;
    }

    private Consents with(String purpose, Set<Channel> channels) {
        Map<String, Set<Channel>> copy = new HashMap<>(byPurpose);
        copy.put(purpose, channels);
        return new Consents(Map.copyOf(copy));
    }
}
