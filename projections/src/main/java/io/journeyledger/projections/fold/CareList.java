package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.CustomerDocument.Rfm;
import io.journeyledger.projections.document.OccasionKind;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.policy.CarePolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the occasions to contact the customer that are open at the instant. Used once and thrown away. */
final class CareList {

    /** The places of a kind's occasions among all: one for each class of monetary value, and one for none. */
    private static final int PLACES = 10;

    private static final int BEST_CLASS = 5;

    private static final String RESOLVED = EventType.COMPLAINT_RESOLVED.action();

    private final CustomerState state;
    private final List<ComplaintDocument> complaints;
    private final Reading reading;
    private final CarePolicy policy;
    private final Instant asOf;
    private final @Nullable Channel preferred;
    private final int monetary;
    private final boolean complaining;

    private final List<Occasion> open = new ArrayList<>();
    private int withheld;
    private final Soonest nextReview = new Soonest();
    private final Soonest nextOccasion = new Soonest();

    private CareList(
            CustomerState state,
            List<ComplaintDocument> complaints,
            @Nullable Channel preferred,
            @Nullable Rfm classes,
            Reading reading) {
        this.state = state;
        this.complaints = complaints;
        this.reading = reading;
        this.policy = reading.policy().care();
        this.asOf = reading.asOf();
        this.preferred = preferred;
        this.monetary = classes == null ? 0 : classes.monetary();
        this.complaining = complaints.stream().anyMatch(ComplaintDocument::open);
    }

    /**
     * @param complaints all of the journey
     * @param preferred the channel the customer prefers
     * @param classes none where nothing is known of the customer's value
     */
    static CareList of(
            CustomerState state,
            Stages stages,
            List<ComplaintDocument> complaints,
            @Nullable Channel preferred,
            @Nullable Rfm classes,
            Reading reading) {
        CareList list = new CareList(state, complaints, preferred, classes, reading);
        if (state.person().erased()) {
            return list;
        }
        list.promises();
        list.followUps();
        StageChange stage = stages.changes().getLast();
        list.stage(stage);
        Moment first = stages.firstBought();
        if (first != null && stage.to() != Stage.CHURNED) {
            list.welcome(first);
            list.anniversary(first);
        }
        list.open.sort(Comparator.comparingInt(Occasion::priority)
                .thenComparing(Occasion::since)
                .thenComparing(Occasion::id));
        return list;
    }

    /** The most urgent first; those that are put off among them. */
    List<Occasion> open() {
        return open;
    }

    /** How many there would be if the customer consented to an adequate channel by which they can be reached. */
    int withheld() {
        return withheld;
    }

    /** When the passing of time alone changes the list. */
    @Nullable
    Instant nextReview() {
        return nextReview.at();
    }

    /** When the next occasion opens, or is back after it was put off. */
    @Nullable
    Instant nextOccasion() {
        return nextOccasion.at();
    }

    private void promises() {
        CarePolicy.Occasion terms = policy.occasions().get(OccasionKind.PROMISE);
        if (terms != null) {
            state.promises().open().forEach((key, made) -> {
                String event = Recorded.eventId(key.stream().value(), made.sequence());
                Instant due = made.due();
                Cause cause = new Cause(OccasionKind.PROMISE, event, due, null, null);
                consider(cause, terms, due.minus(terms.opens()), due.plus(terms.stands()));
            });
        }
    }

    private void followUps() {
        CarePolicy.Occasion terms = policy.occasions().get(OccasionKind.FOLLOW_UP);
        if (terms == null) {
            return;
        }
        for (ComplaintDocument complaint : complaints) {
            Instant resolvedAt = complaint.resolvedAt();
            if (resolvedAt != null
                    && (complaint.state() == ComplaintState.RESOLVED || complaint.state() == ComplaintState.CLOSED)) {
                String event = complaint.history().stream()
                        .filter(step -> step.action().equals(RESOLVED))
                        .reduce((_, last) -> last)
                        .orElseThrow()
                        .eventId();
                consider(new Cause(OccasionKind.FOLLOW_UP, event, resolvedAt, complaint.id(), null), terms, resolvedAt);
            }
        }
    }

    private void stage(StageChange stage) {
        boolean leaving = stage.to() == Stage.AT_RISK && monetary >= policy.valuedFrom();
        boolean left = stage.to() == Stage.CHURNED && isWinnable(stage.at());
        if (leaving || left) {
            OccasionKind kind = leaving ? OccasionKind.AT_RISK : OccasionKind.WIN_BACK;
            CarePolicy.Occasion terms = policy.occasions().get(kind);
            if (terms != null) {
                consider(new Cause(kind, stage.cause().eventId(), stage.at(), null, null), terms, stage.at());
            }
        }
    }

    /** Not twice: who tried has done what there was to do. */
    private boolean isWinnable(Instant left) {
        Instant tried = state.decisions().winBackTried();
        return policy.winnable().contains(state.course().churnReason()) && (tried == null || tried.isBefore(left));
    }

    private void welcome(Moment first) {
        CarePolicy.Occasion terms = policy.occasions().get(OccasionKind.WELCOME);
        if (terms != null) {
            consider(new Cause(OccasionKind.WELCOME, first.eventId(), first.at(), null, null), terms, first.at());
        }
    }

    /** Days are those of the policy's time zone. An anniversary is over when the next begins. */
    private void anniversary(Moment first) {
        CarePolicy.Occasion terms = policy.occasions().get(OccasionKind.ANNIVERSARY);
        if (terms == null) {
            return;
        }
        ZoneId zone = reading.policy().models().zone();
        LocalDate day = LocalDate.ofInstant(first.at(), zone);
        LocalDate today = LocalDate.ofInstant(asOf, zone);
        // One more on the 28th of February after a first purchase on the 29th.
        int years = Math.toIntExact(ChronoUnit.YEARS.between(day, today)) + 1;
        years -= day.plusYears(years).isAfter(today) ? 1 : 0;
        Instant next = day.plusYears(years + 1L).atStartOfDay(zone).toInstant();
        if (years > 0) {
            Instant begin = day.plusYears(years).atStartOfDay(zone).toInstant();
            Instant opens = begin.plus(terms.opens());
            Instant ends = opens.plus(terms.stands());
            consider(
                    new Cause(OccasionKind.ANNIVERSARY, first.eventId(), begin, null, years),
                    terms,
                    opens,
                    ends.isBefore(next) ? ends : next);
        }
        nextReview.consider(next); // even if somebody decided about it ahead: the one after it must not be missed
        Cause coming = new Cause(OccasionKind.ANNIVERSARY, first.eventId(), next, null, years + 1);
        consider(coming, terms, next);
    }

    /**
     * What gives rise to an occasion.
     *
     * @param about the instant it is about
     * @param complaint id of the document of the complaint it is about
     * @param years of which the day is the anniversary
     */
    private record Cause(
            OccasionKind kind,
            String event,
            Instant about,
            @Nullable String complaint,
            @Nullable Integer years) {

        String occasion() {
            return kind.label() + (years == null ? "" : "-" + years) + ":" + event;
        }
    }

    private void consider(Cause cause, CarePolicy.Occasion terms, Instant from) {
        Instant opens = from.plus(terms.opens());
        consider(cause, terms, opens, opens.plus(terms.stands()));
    }

    private void consider(Cause cause, CarePolicy.Occasion terms, Instant opens, Instant ends) {
        if (complaining && !terms.duringComplaint()) {
            return; // it is an event that changes this
        }
        Decisions.Verdict verdict = state.decisions().about(cause.occasion());
        Instant back = verdict == null ? null : verdict.until();
        if (verdict != null && back == null) {
            return;
        }
        Instant over = back == null ? ends : later(ends, back.plus(policy.afterSnooze()));
        if (!opens.isBefore(over) || !asOf.isBefore(over)) {
            return;
        }
        Way way = Way.to(state.person(), preferred, terms, reading);
        Instant due = back == null ? opens : later(opens, back);
        boolean isDue = !due.isAfter(asOf);
        boolean isOpen = !opens.isAfter(asOf);
        if (isOpen && way != null) {
            open.add(new Occasion(
                    cause.occasion(),
                    cause.kind(),
                    cause.event(),
                    cause.complaint(),
                    cause.years(),
                    cause.about(),
                    opens,
                    over,
                    policy.rank(cause.kind()) * PLACES + BEST_CLASS - monetary,
                    way.channel(),
                    way.identifier(),
                    isDue ? null : due));
        } else if (isOpen) {
            withheld++;
        }
        nextReview.consider(isOpen ? over : opens);
        if (!isDue) {
            nextReview.consider(due);
            nextOccasion.consider(way == null ? null : due);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
