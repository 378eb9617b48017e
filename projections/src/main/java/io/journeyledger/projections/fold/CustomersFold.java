package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Lifecycle;
import io.journeyledger.projections.document.CustomerDocument.Loyalty;
import io.journeyledger.projections.document.CustomerDocument.Satisfaction;
import io.journeyledger.projections.document.CustomerDocument.Value;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.NpsClass;
import io.journeyledger.projections.document.Phase;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    public boolean readsProvenance() {
        return false;
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
        // What is counted and judged needs no texts.
        List<ComplaintDocument> complaints =
                state.cases().documents(state.standing(), reading.with(PersonalTexts.CLOSED));
        Stages stages = Stages.of(state.course(), reading.policy(), reading.asOf());
        Outlook outlook = Outlook.of(state.trade(), reading);
        CareSection care = CareSection.of(state, stages, complaints, outlook == null ? null : outlook.rfm(), reading);
        SatisfactionSection judged = SatisfactionSection.of(
                state.answers(),
                complaints,
                care.dissatisfaction(),
                reading.policy().satisfaction(),
                reading.asOf());
        Satisfaction satisfaction = judged.section();
        Lifecycle lifecycle = lifecycle(state, stages, nextReview(stages, care, judged, outlook), reading);
        return List.of(new CustomerDocument(
                journey,
                lifecycle,
                satisfaction,
                loyalty(state, outlook, isAdvocate(lifecycle, satisfaction)),
                value(state, outlook, reading),
                care.section(),
                policy,
                state.position(),
                reading.asOf()));
    }

    /** Who recommends and goes on buying (Griffin 1995: the advocate stands above the client). */
    private static boolean isAdvocate(Lifecycle lifecycle, Satisfaction satisfaction) {
        return satisfaction.nps() != null
                && satisfaction.nps().kind() == NpsClass.PROMOTER
                && (lifecycle.stage() == Stage.DEVELOPING || lifecycle.stage() == Stage.LOYAL);
    }

    private static @Nullable Instant nextReview(
            Stages stages, CareSection care, SatisfactionSection judged, @Nullable Outlook outlook) {
        Soonest review = new Soonest();
        review.consider(stages.nextReview());
        review.consider(care.nextReview());
        review.consider(judged.nextReview());
        review.consider(outlook == null ? null : outlook.nextReview());
        return review.at();
    }

    private static Lifecycle lifecycle(
            CustomerState state, Stages stages, @Nullable Instant nextReview, Reading reading) {
        StageChange last = stages.changes().getLast();
        Phase phase = reading.policy().lifecycle().phases().getOrDefault(last.to(), Phase.ACQUAINTANCE);
        return new Lifecycle(
                last.to(),
                phase,
                last.at(),
                last.rule().label(),
                last.cause().eventId(),
                nextReview,
                stages.changes().size() - 1,
                state.course().churnReason(),
                state.course().churnBasis());
    }

    private static Loyalty loyalty(CustomerState state, @Nullable Outlook outlook, boolean advocate) {
        Trade trade = state.trade();
        Account account = state.account();
        return new Loyalty(
                trade.firstAt(),
                trade.lastAt(),
                outlook == null ? null : outlook.recencyDays(),
                trade.orders(),
                trade.monetary(),
                outlook == null ? null : outlook.rfm(),
                outlook == null ? null : outlook.tenureDays(),
                outlook == null ? null : outlook.rhythmDays(),
                outlook == null ? null : outlook.aliveProbability(),
                outlook == null ? null : outlook.expectedPurchases(),
                outlook == null ? null : outlook.expectedSpend(),
                advocate,
                account.member(),
                account.programme(),
                account.balance(),
                account.tier(),
                new TreeMap<>(account.bonds()));
    }

    private static BigDecimal sum(Collection<BigDecimal> amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    private static Value value(CustomerState state, @Nullable Outlook outlook, Reading reading) {
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
                outlook == null ? null : outlook.lifetimeValue(),
                trade.redressInCurrency(),
                sum(costs.values()),
                costs,
                reading.policy().costs().currency(),
                trade.otherCurrencies());
    }
}
