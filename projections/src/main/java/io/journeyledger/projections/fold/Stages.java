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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks through what happened and finds the stages. Between two moments it looks what only time changed, so that a
 * stage that begins by silence begins at its own instant. Used once and thrown away.
 */
final class Stages {

    private static final double SECONDS_A_DAY = 86_400;

    private final LifecyclePolicy policy;
    private final BgNbd buying;
    private final ZoneId zone;
    private final List<StageChange> changes = new ArrayList<>();

    private @Nullable Stage stage;
    /** Apart from any risk: no purchase lowers it, and it is given back when the risk is over. */
    private Stage reached = Stage.PROSPECT;
    /** On which anything was bought or signed. */
    private @Nullable PurchaseDays occasions;

    private final Contracts contracts = new Contracts();

    private @Nullable Moment firstBought;
    /** From when on silence counts: the last purchase, a return, or the end of a contract. */
    private @Nullable Moment quietSince;

    /** When something was bought by which the customer came back. */
    private @Nullable Instant boughtBack;

    private @Nullable PurchaseDays days;
    /** When the days so far make it unlikely that the customer is alive; only valid while {@code foreseen}. */
    private @Nullable Instant unlikelyAt;

    private boolean foreseen;
    /** The last of each of these days. */
    private final Deque<Instant> recent = new ArrayDeque<>();

    /** When something of each category was bought last. */
    private final Map<String, Instant> categories = new HashMap<>();

    private final GraveComplaints grave;

    private @Nullable Instant nextReview;

    private Stages(Policy policy) {
        this.policy = policy.lifecycle();
        this.buying = policy.models().purchases().model();
        this.zone = policy.models().zone();
        this.grave = new GraveComplaints(this.policy);
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
        Moment cause = grave.oldest();
        return cause == null ? null : new Due(cause.at().plus(policy.graveUnresolved()), Rule.GRAVE_COMPLAINT, cause);
    }

    private static @Nullable Due sooner(@Nullable Due one, @Nullable Due other) {
        boolean isSooner = other == null || (one != null && one.at().isBefore(other.at()));
        return isSooner ? one : other;
    }

    /** When nothing bought for so long becomes a risk, by the customer's own rhythm or by the model. */
    private @Nullable Due quiet() {
        return sooner(unlikely(), silence());
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
        return at == null ? null : new Due(at.isBefore(last.at()) ? last.at() : at, Rule.UNLIKELY_ALIVE, last);
    }

    private @Nullable Due silence() {
        Moment last = quietSince;
        // Who has a running contract is a customer without buying anything.
        return last == null || contracts.areRunning() ? null : new Due(last.at().plus(tooLong()), Rule.SILENCE, last);
    }

    private Duration tooLong() {
        LifecyclePolicy.Silence silence = policy.silence();
        PurchaseDays bought = occasions;
        if (bought == null || bought.repeats() == 0) {
            return silence.afterFirst();
        }
        double rhythm = (double) (bought.last() - bought.first()) / bought.repeats();
        Duration own = Duration.ofSeconds(Math.round(rhythm * SECONDS_A_DAY * silence.timesRhythm()));
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
            case COMPLAINT_ASSESSED -> {
                if (grave.assess(moment)) {
                    relieved(moment);
                }
            }
            case COMPLAINT_SETTLED -> {
                if (grave.settle(moment)) {
                    relieved(moment);
                }
            }
            case COMPLAINT_REOPENED -> grave.reopen(moment);
            case ERASED -> {
                if (grave.erase()) {
                    relieved(moment);
                }
            }
            case CHURNED -> {
                recent.clear();
                categories.clear();
                change(Stage.CHURNED, moment.at(), Rule.CHURN, moment);
            }
            case WON_BACK -> {
                if (stage == Stage.CHURNED) {
                    // Silence counts anew from the return.
                    quietSince = moment;
                    reach(Stage.WON_BACK, Rule.WON_BACK, moment);
                }
            }
        }
    }

    private void bought(Moment moment) {
        PurchaseDays before = occasions;
        occasions = before == null ? PurchaseDays.of(moment.at(), zone) : before.with(moment.at());
        firstBought = firstBought == null ? moment : firstBought;
        quietSince = moment;
        if (!recent.isEmpty() && PurchaseDays.day(recent.getLast(), zone) == occasions.last()) {
            recent.removeLast();
        }
        recent.addLast(moment.at());
        moment.categories().forEach(category -> categories.put(category, moment.at()));
        if (stage == Stage.CHURNED) {
            boughtBack = moment.at();
            reach(Stage.WON_BACK, Rule.PURCHASE_AFTER_CHURN, moment);
        } else if (stage == Stage.AT_RISK && grave.areOverdue(moment.at())) {
            reached = reached == Stage.LOYAL ? reached : earned(moment.at());
        } else if (stage != Stage.LOYAL) {
            // Who was loyal before a silence is so again only if what is bought lately is still enough.
            Stage next = earned(moment.at());
            reach(next, next == Stage.LOYAL ? Rule.FREQUENT_PURCHASES : purchaseRule(moment), moment);
        }
    }

    private Rule purchaseRule(Moment moment) {
        if (stage == Stage.AT_RISK) {
            return Rule.RETURN_AFTER_SILENCE;
        }
        return moment.equals(firstBought) ? Rule.FIRST_PURCHASE : Rule.REPEAT_PURCHASE;
    }

    /** The stage that a purchase at that instant earns. */
    private Stage earned(Instant at) {
        if (boughtBack != null && PurchaseDays.day(boughtBack, zone) == PurchaseDays.day(at, zone)) {
            return Stage.WON_BACK;
        }
        if (isLoyal(at)) {
            return Stage.LOYAL;
        }
        boolean repeats = occasions != null && occasions.repeats() + 1 >= policy.developingFrom();
        return repeats || (reached != Stage.PROSPECT && reached != Stage.ACQUIRED) ? Stage.DEVELOPING : Stage.ACQUIRED;
    }

    private boolean isLoyal(Instant at) {
        Instant since = at.minus(policy.loyalWithin());
        while (!recent.isEmpty() && recent.getFirst().isBefore(since)) {
            recent.removeFirst();
        }
        return recent.size() >= policy.loyalFrom() && isBroad(since) && grave.oldest() == null;
    }

    /** Whether what was bought since then is of as many categories as loyalty asks for. */
    private boolean isBroad(Instant since) {
        Integer wanted = policy.loyalCategories();
        return wanted == null
                || categories.values().stream()
                                .filter(last -> !last.isBefore(since))
                                .count()
                        >= wanted;
    }

    /** A grave complaint is settled: unless another or silence holds, there is no risk, and what it kept is earned. */
    private void relieved(Moment moment) {
        Due silent = quiet();
        boolean isSilent = silent != null && !silent.at().isAfter(moment.at());
        boolean holds = stage == Stage.AT_RISK && (isSilent || grave.areOverdue(moment.at()));
        if (stage != Stage.CHURNED && !holds) {
            reach(isLoyal(moment.at()) ? Stage.LOYAL : reached, Rule.COMPLAINT_SETTLED, moment);
        }
    }

    private void reach(Stage to, Rule rule, Moment cause) {
        reached = to;
        change(to, cause.at(), rule, cause);
    }

    private void change(Stage to, Instant at, Rule rule, Moment cause) {
        if (stage != to) {
            changes.add(new StageChange(stage, to, at, rule, cause));
            stage = to;
        }
    }
}
