package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.projections.policy.CarePolicy;
import io.journeyledger.projections.policy.CostPolicy;
import io.journeyledger.projections.policy.Policy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a customer can be contacted.
 *
 * @param identifier kind of the identifier to use there
 */
record Way(Channel channel, Identifier.Kind identifier) {

    /**
     * The preferred channel where it is adequate, else the cheapest; of two that cost the same the first.
     *
     * @return none where the customer consents to none of the occasion's channels, or is known by no identifier to be
     *     reached by
     */
    static @Nullable Way to(Person person, @Nullable Channel preferred, CarePolicy.Occasion occasion, Reading reading) {
        Policy policy = reading.policy();
        Set<Channel> consented = person.consents().to(occasion.purpose());
        if (consented.isEmpty()) {
            return null;
        }
        Way chosen = null;
        for (Channel channel : occasion.channels()) {
            Identifier.Kind identifier = consented.contains(channel) ? identifier(person, channel, reading) : null;
            if (identifier != null) {
                if (channel == preferred) {
                    return new Way(channel, identifier);
                }
                if (chosen == null
                        || cost(channel, policy.costs()).compareTo(cost(chosen.channel(), policy.costs())) < 0) {
                    chosen = new Way(channel, identifier);
                }
            }
        }
        return chosen;
    }

    private static Identifier.@Nullable Kind identifier(Person person, Channel channel, Reading reading) {
        for (Identifier.Kind kind : reading.policy().care().reach().getOrDefault(channel, List.of())) {
            if (person.knows(kind, reading)) {
                return kind;
            }
        }
        return null;
    }

    private static BigDecimal cost(Channel channel, CostPolicy policy) {
        return Objects.requireNonNull(policy.perContact().get(channel));
    }
}
