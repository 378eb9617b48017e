package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.fold.StageChange.Rule;
import io.journeyledger.projections.model.BgNbd;
import io.journeyledger.projections.policy.LifecyclePolicy;
import io.journeyledger.projections.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks through what happened and finds the stages. Between two moments it looks what only time changed, so that a stage
 * that begins by silence begins at its own instant. Used once and thrown away.
 */
final class Stages {

    private final LifecyclePolicy policy;
    private final BgNbd buying;
    private final ZoneId zone;
    private final List<StageChange> changes = new ArrayList<>();

    private @Nullable Stage stage;
    private int purchases;
    private final Contracts contracts = new Contracts();

    private @Nullable Moment firstBought;
    private @Nullable Moment lastBought;
    /** From when on silence counts: the last purchase, a return, or the end of a contract. */
    private @Nullable Moment quietSince;

    private @Nullable PurchaseDays days;
    /** When the days so far make it unlikely that the customer is alive; only valid while {@code foreseen}. */
    private @Nullable Instant unlikelyAt;

    private boolean foreseen;
    private final Deque<Instant> recent = new ArrayDeque<>();
    /** Grave complaints that are not settled, each with what made it so; the oldest first. */
    private final Map<Cases.Key, Moment> grave = new LinkedHashMap<>();
    /** Complaints that are settled. */
    private final Set<Cases.Key> settled = new HashSet<>();
    /** The grave ones of these, by the assessment that counts again should they be reopened. */
    private final Map<Cases.Key, Moment> graveOnce = new HashMap<>();

    private @Nullable Instant nextReview;

    private Stages(Policy policy) {
        this.policy = policy.lifecycle();
        this.buying = policy.models().purchases().model();
        this.zone = policy.models().zone();
    }

    /** @param course of at least one moment, none later than the instant */
    static Stages of(Course course, Policy policy, Instant asOf) {
        Stages stages = new Stages(policy);
        for (Moment moment : course.moments().toList()) {
            stages.pass(moment.at(), false);
            stages.take(moment);
        }
        stages.pass(asOf, true);
        Due due = stages.due();
        stages.nextReview = due == null ? null : due.at();
        return stages;
    }

    /** Every change, oldest first; the first is the beginning. */
    List<StageChange> changes() {
        return changes;
    }

    /** The first purchase or contract; none while there is none. */
    @Nullable
    Moment firstBought() {
        return firstBought;
    }

    /** When the passing of time alone changes the stage next. */
    @Nullable
    Instant nextReview() {
        return nextReview;
    }

    /** A change that time alone makes. */
    private record Due(Instant at, Rule rule, Moment cause) {}

    private void pass(Instant until, boolean inclusive) {
        Due due = due();
        if (due != null && (due.at().isBefore(until) || (inclusive && due.at().equals(until)))) {
            change(Stage.AT_RISK, due.at(), due.rule(), due.cause());
        }
    }

    private @Nullable Due due() {
        if (stage == null || stage == Stage.PROSPECT || stage == Stage.AT_RISK || stage == Stage.CHURNED) {
            return null;
        }
        Due first = sooner(quiet(), unresolved());
        Instant since = changes.getLast().at();
        // A stage that begins while something is overdue is over as it begins, and not before: stages follow each
        // other.
        return first == null || !first.at().isBefore(since) ? first : new Due(since, first.rule(), first.cause());
    }

    private @Nullable Due unresolved() {
        if (grave.isEmpty()) {
            return null;
        }
        Moment cause = grave.values().iterator().next();
        return new Due(cause.at().plus(policy.graveUnresolved()), Rule.GRAVE_COMPLAINT, cause);
    }

    private static @Nullable Due sooner(@Nullable Due one, @Nullable Due other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.at().isBefore(other.at()) ? one : other;
    }

    /** When nothing bought for so long becomes a risk, by the customer's own rhythm or by the model. */
    private @Nullable Due quiet() {
        Due silent = silence();
        Due unlikely = unlikely();
        return unlikely != null && (silent == null || unlikely.at().isBefore(silent.at())) ? unlikely : silent;
    }

    /** The model knows of purchases only: of contracts and win-backs it has nothing to say until the next purchase. */
    private @Nullable Due unlikely() {
        Moment last = quietSince;
        PurchaseDays bought = days;
        if (last == null || bought == null || contracts.areRunning() || last.kind() != Moment.Kind.BOUGHT) {
            return null;
        }
        if (!foreseen) {
            unlikelyAt = bought.whenLessAlive(buying, policy.aliveBelow());
            foreseen = true;
        }
        Instant at = unlikelyAt;
        if (at == null) {
            return null;
        }
        return new Due(at.isBefore(last.at()) ? last.at() : at, Rule.UNLIKELY_ALIVE, last);
    }

    private @Nullable Due silence() {
        Moment last = quietSince;
        // Who has a running contract is a customer without buying anything.
        return last == null || contracts.areRunning() ? null : new Due(last.at().plus(tooLong()), Rule.SILENCE, last);
    }

    private Duration tooLong() {
        LifecyclePolicy.Silence silence = policy.silence();
        if (purchases < 2 || firstBought == null || lastBought == null) {
            return silence.afterFirst();
        }
        double rhythm =
                (double) Duration.between(firstBought.at(), lastBought.at()).toSeconds() / (purchases - 1);
        Duration own = Duration.ofSeconds(Math.round(rhythm * silence.timesRhythm()));
        if (own.compareTo(silence.atLeast()) < 0) {
            return silence.atLeast();
        }
        return own.compareTo(silence.atMost()) > 0 ? silence.atMost() : own;
    }

    private void take(Moment moment) {
        switch (moment.kind()) {
            case BEGUN -> change(Stage.PROSPECT, moment.at(), Rule.BEGUN, moment);
            case BOUGHT -> {
                PurchaseDays before = days;
                days = before == null ? PurchaseDays.of(moment.at(), zone) : before.with(moment.at());
                foreseen = false;
                bought(moment);
            }
            case CONTRACT_BEGUN, CONTRACT_RENEWED -> {
                contracts.begin(Objects.requireNonNull(moment.contract()));
                bought(moment);
            }
            case CONTRACT_ENDED -> {
                contracts.end(Objects.requireNonNull(moment.contract()));
                // From now on silence counts, and it begins here.
                quietSince = quietSince == null ? null : moment;
            }
            case COMPLAINT_ASSESSED -> assess(moment);
            case COMPLAINT_SETTLED -> settle(moment);
            case COMPLAINT_REOPENED -> reopen(moment);
            case CHURNED -> churn(moment);
            case WON_BACK -> {
                if (stage == Stage.CHURNED) {
                    // Silence counts anew from the return.
                    quietSince = moment;
                    change(Stage.WON_BACK, moment.at(), Rule.WON_BACK, moment);
                }
            }
        }
    }

    private void bought(Moment moment) {
        purchases++;
        firstBought = firstBought == null ? moment : firstBought;
        lastBought = moment;
        quietSince = moment;
        recent.addLast(moment.at());
        while (recent.getFirst().isBefore(moment.at().minus(policy.loyalWithin()))) {
            recent.removeFirst();
        }
        if (stage == Stage.CHURNED) {
            change(Stage.WON_BACK, moment.at(), Rule.PURCHASE_AFTER_CHURN, moment);
        } else if (stage == Stage.AT_RISK) {
            if (!graveOverdue(moment.at())) {
                change(earned(), moment.at(), Rule.RETURN_AFTER_SILENCE, moment);
            }
        } else if (stage != Stage.LOYAL) {
            Stage next = earned();
            Rule rule = next == Stage.LOYAL
                    ? Rule.FREQUENT_PURCHASES
                    : next == Stage.ACQUIRED ? Rule.FIRST_PURCHASE : Rule.REPEAT_PURCHASE;
            change(next, moment.at(), rule, moment);
        }
    }

    /** The stage that what was bought earns by itself. */
    private Stage earned() {
        if (recent.size() >= policy.loyalFrom() && grave.isEmpty()) {
            return Stage.LOYAL;
        }
        if (purchases >= policy.developingFrom() || stage == Stage.WON_BACK) {
            return Stage.DEVELOPING;
        }
        return purchases == 0 ? Stage.PROSPECT : Stage.ACQUIRED;
    }

    private void assess(Moment moment) {
        Cases.Key complaint = moment.complaint();
        if (complaint == null || moment.severity() == null) {
            return;
        }
        graveOnce.remove(complaint);
        if (policy.isGrave(moment.severity())) {
            (settled.contains(complaint) ? graveOnce : grave).putIfAbsent(complaint, moment);
        } else if (grave.remove(complaint) != null) {
            relieved(moment);
        }
    }

    private void settle(Moment moment) {
        Cases.Key complaint = Objects.requireNonNull(moment.complaint());
        settled.add(complaint);
        Moment assessment = grave.remove(complaint);
        if (assessment != null) {
            graveOnce.put(complaint, assessment);
            relieved(moment);
        }
    }

    private void reopen(Moment moment) {
        Cases.Key complaint = Objects.requireNonNull(moment.complaint());
        settled.remove(complaint);
        if (graveOnce.remove(complaint) != null) {
            grave.put(complaint, moment);
        }
    }

    /** A grave complaint is out of the world: unless another or silence holds, the risk is over. */
    private void relieved(Moment moment) {
        if (stage == Stage.AT_RISK && !graveOverdue(moment.at())) {
            Due silent = quiet();
            if (silent == null || silent.at().isAfter(moment.at())) {
                change(earned(), moment.at(), Rule.COMPLAINT_SETTLED, moment);
            }
        }
    }

    private boolean graveOverdue(Instant at) {
        return grave.values().stream()
                .anyMatch(cause -> !cause.at().plus(policy.graveUnresolved()).isAfter(at));
    }

    private void churn(Moment moment) {
        recent.clear();
        change(Stage.CHURNED, moment.at(), Rule.CHURN, moment);
    }

    private void change(Stage to, Instant at, Rule rule, Moment cause) {
        if (stage != to) {
            changes.add(new StageChange(stage, to, at, rule, cause));
            stage = to;
        }
    }
}
