package io.journeyledger.projections.fold;

import static io.journeyledger.projections.Telling.POLICY;
import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.Money;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ContactsTest {

    @Test
    void a_cost_counts_as_it_is_in_the_currency_of_the_policy_and_is_estimated_in_another() {
        BigDecimal estimate = Objects.requireNonNull(POLICY.costs().perContact().get(Channel.PHONE_AGENT));
        String own = POLICY.costs().currency();
        String other = own.equals("USD") ? "EUR" : "USD";

        assertThat(cost(own)).isEqualByComparingTo("7.50");
        assertThat(cost(other)).isEqualByComparingTo(estimate).isNotEqualByComparingTo("7.50");
    }

    private static BigDecimal cost(String currency) {
        Contacts contacts = Contacts.NONE.evolve(new ContactMade(
                at("2026-01-01"),
                "C1",
                Channel.PHONE_AGENT,
                Direction.INBOUND,
                "question",
                null,
                null,
                Money.of("7.50", currency),
                null));
        return Objects.requireNonNull(contacts.costs(POLICY.costs()).get(Channel.PHONE_AGENT));
    }
}
