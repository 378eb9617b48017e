package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Lifecycle;
import io.journeyledger.projections.document.CustomerDocument.Loyalty;
import io.journeyledger.projections.document.CustomerDocument.Value;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.Phase;
import io.journeyledger.projections.document.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One document a journey: lifecycle, satisfaction, loyalty, value, care. */
final class CustomersFold implements Fold<CustomerState> {

    @Override
    public View view() {
        return View.CUSTOMERS;
    }

    @Override
    public CustomerState initial(Standing standing) {
        return CustomerState.of(standing);
    }

    @Override
    public CustomerState evolve(CustomerState state, Recorded recorded) {
        return state.evolve(recorded);
    }

    @Override
    public List<Document> documents(CustomerState state, Reading reading) {
        if (state.events() == 0) {
            return List.of();
        }
        String policy = reading.policy().version();
        CustomerDocument.Journey journey = state.person().section(state, reading);
        if (state.standing().isMergedAway()) {
            return List.of(new CustomerDocument(
                    journey, null, null, null, null, null, policy, state.position(), reading.asOf()));
        }
        CareSection care = CareSection.of(state, reading);
        return List.of(new CustomerDocument(
                journey,
                lifecycle(state, care, reading),
                state.answers().section(reading.policy().satisfaction(), care.dissatisfaction()),
                loyalty(state, reading.asOf()),
                value(state, reading),
                care.section(),
                policy,
                state.position(),
                reading.asOf()));
    }

    private static @Nullable Lifecycle lifecycle(CustomerState state, CareSection care, Reading reading) {
        Stages stages = Stages.of(state.course(), reading.policy().lifecycle(), reading.asOf());
        StageChange last = stages.changes().getLast();
        Phase phase = reading.policy().lifecycle().phases().getOrDefault(last.to(), Phase.ACQUAINTANCE);
        return new Lifecycle(
                last.to(),
                phase,
                last.at(),
                last.rule().label(),
                last.cause().eventId(),
                Stream.of(stages.nextReview(), care.nextReview())
                        .filter(instant -> instant != null)
                        .min(Instant::compareTo)
                        .orElse(null),
                stages.changes().size() - 1,
                state.course().churnReason(),
                state.course().churnBasis());
    }

    private static Loyalty loyalty(CustomerState state, Instant asOf) {
        Trade trade = state.trade();
        Account account = state.account();
        Instant last = trade.lastAt();
        return new Loyalty(
                trade.firstAt(),
                last,
                last == null ? null : Duration.between(last, asOf).toDays(),
                trade.orders(),
                trade.revenueInCurrency().subtract(trade.returnedInCurrency()),
                account.member(),
                account.programme(),
                account.balance(),
                account.tier(),
                new TreeMap<>(account.bonds()));
    }

    private static Value value(CustomerState state, Reading reading) {
        Trade trade = state.trade();
        Map<io.journeyledger.ledger.Channel, BigDecimal> costs =
                state.contacts().costs(reading.policy().costs());
        return new Value(
                trade.currency(),
                trade.revenueInCurrency(),
                trade.returnedInCurrency(),
                trade.orders(),
                trade.returns(),
                trade.contracts().size(),
                trade.recurring(),
                trade.redressInCurrency(),
                costs.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                costs,
                reading.policy().costs().currency(),
                trade.otherCurrencies());
    }
}
