package io.journeyledger.projections.document;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent;
import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.LoyaltyEvent.Bond;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One journey. A journey that is merged away keeps a document that says who speaks for it and nothing else; the
 * sections are null there. What each field means stands in {@code docs/reference/views.md}.
 *
 * @param asOf the instant for which it was derived
 */
public record CustomerDocument(
        Journey journey,
        @Nullable Lifecycle lifecycle,
        @Nullable Satisfaction satisfaction,
        @Nullable Loyalty loyalty,
        @Nullable Value value,
        @Nullable Care care,
        String policy,
        long position,
        Instant asOf)
        implements Document {

    @Override
    public String id() {
        return journey.id();
    }

    /** Whose journey it is. */
    public record Journey(
            String id,
            @Nullable Instant begunAt,
            @Nullable Instant lastEventAt,
            int events,
            List<KnownBy> identifiers,
            @Nullable String name,
            @Nullable String language,
            Map<String, String> profile,
            @Nullable String mergedInto,
            List<String> absorbed,
            boolean erased) {}

    /**
     * An identifier in clear.
     *
     * @param key the value as it is compared: e-mail addresses in lower case, phone numbers as digits
     */
    public record KnownBy(Identifier.Kind kind, String value, String key) {}

    /** Where in the lifecycle. */
    public record Lifecycle(
            Stage stage,
            Phase phase,
            Instant since,
            String cause,
            @Nullable String causeEvent,
            @Nullable Instant nextReview,
            int changes,
            ChurnEvent.@Nullable Reason churnReason,
            ChurnEvent.@Nullable Basis churnBasis) {}

    /** What the customer says when asked. */
    public record Satisfaction(
            @Nullable Nps nps,
            @Nullable Csat csat,
            @Nullable Ces ces1,
            @Nullable Ces ces2,
            int surveys,
            @Nullable Double index,
            @Nullable Trend trend,
            @Nullable Integer dissatisfaction,
            @Nullable Recovery recovery,
            int doubleDeviations,
            @Nullable Instant silentSince,
            boolean silentAfterComplaint) {}

    /** @param kind written as {@code class} */
    public record Nps(int score, NpsClass kind, Instant at, Rolling rolling) {}

    /**
     * @param mean of the answers in the policy's window
     * @param kind written as {@code class}: the class of that mean
     */
    public record Rolling(double mean, NpsClass kind, int answers) {}

    /** @param change by how many points the index differs from what it was */
    public record Trend(double change, Direction direction) {

        public enum Direction {
            RISING,
            STEADY,
            FALLING
        }
    }

    /**
     * What became of the last complaint that is not open.
     *
     * @param complaint id of its document
     * @param instrument the one scale on which scores before and after are compared
     * @param before the last answer before the complaint was lodged
     * @param after the first answer after it was settled
     */
    public record Recovery(
            String complaint,
            Instant failedAt,
            Instant recoveredAt,
            @Nullable Double score,
            boolean doubleDeviation,
            @Nullable Instrument instrument,
            @Nullable Integer before,
            @Nullable Integer after) {}

    public record Csat(int score, boolean satisfied, Instant at) {}

    public record Ces(int score, Instant at) {}

    /** How much holds the customer. */
    public record Loyalty(
            @Nullable Instant firstPurchaseAt,
            @Nullable Instant lastPurchaseAt,
            @Nullable Long recencyDays,
            int frequency,
            BigDecimal monetary,
            @Nullable Rfm rfm,
            @Nullable Long tenureDays,
            @Nullable Double purchaseRhythmDays,
            @Nullable Double aliveProbability,
            @Nullable Double expectedPurchases,
            @Nullable Double expectedSpend,
            boolean advocate,
            boolean member,
            @Nullable String programme,
            long pointsBalance,
            @Nullable String tier,
            Map<Bond, Integer> bonds) {}

    /**
     * The classes of recency, frequency and monetary value, each 1 (worst) to 5 (best).
     *
     * @param cell the three digits, such as {@code 545}
     */
    public record Rfm(int recency, int frequency, int monetary, String cell) {}

    /** What the relationship is worth to the company. */
    public record Value(
            @Nullable String currency,
            BigDecimal revenue,
            BigDecimal returned,
            int orders,
            int returns,
            int contracts,
            BigDecimal recurring,
            @Nullable Double lifetimeValue,
            BigDecimal redress,
            BigDecimal costToServe,
            Map<Channel, BigDecimal> costByChannel,
            String costCurrency,
            List<String> otherCurrencies) {}

    /**
     * What the company owes the customer now.
     *
     * @param dueOccasions none in what was stored before there were occasions; so is {@code withheldOccasions}
     */
    public record Care(
            int complaints,
            int openComplaints,
            int overdueComplaints,
            @Nullable Instant nextDeadline,
            int openPromises,
            int overduePromises,
            int keptPromises,
            int brokenPromises,
            @Nullable Instant nextPromiseDue,
            int contacts,
            @Nullable Instant lastContactAt,
            @Nullable Channel lastChannel,
            Map<Channel, Integer> channelMix,
            @Nullable Channel preferredChannel,
            Map<String, String> preferences,
            List<Consent> consents,
            List<Occasion> occasions,
            @Nullable Integer dueOccasions,
            @Nullable Integer priority,
            @Nullable Integer withheldOccasions,
            @Nullable Instant nextOccasionAt) {}

    /**
     * A reason to contact the customer now.
     *
     * @param id its name, by which decisions about it are recorded
     * @param event id of the event that gave rise to it
     * @param complaint id of the document of the complaint it is about
     * @param years of which the day is the anniversary
     * @param about the instant it is about: when a promise is due, a complaint was resolved, a stage began
     * @param identifier kind of the identifier to use on the channel
     * @param snoozedUntil none: it is due
     */
    public record Occasion(
            String id,
            OccasionKind kind,
            String event,
            @Nullable String complaint,
            @Nullable Integer years,
            Instant about,
            Instant since,
            Instant until,
            int priority,
            Channel channel,
            Identifier.Kind identifier,
            @Nullable Instant snoozedUntil) {}

    /** @param channel none: every channel */
    public record Consent(String purpose, @Nullable Channel channel) {}
}
