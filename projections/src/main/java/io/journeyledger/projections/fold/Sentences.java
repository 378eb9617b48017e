package io.journeyledger.projections.fold;

import static io.journeyledger.ledger.Argument.*;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.English;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says each event in one sentence, without personal data: it stays readable after an erasure. The first phrase is what
 * happened; those that follow add what is known besides, each as text that can be left out.
 */
public final class Sentences {

    private static final English ENGLISH = English.of("sentences");

    private Sentences() {}

    /** As the timeline is searched and exported. */
    static String english(JourneyEvent event) {
        return ENGLISH.say(of(event));
    }

    /** In no language yet; the texts are those of {@code messages/sentences.properties}. */
    public static List<Phrase> of(JourneyEvent event) {
        return sentence(event).phrases();
    }

    private static Sentence sentence(JourneyEvent event) {
        return switch (event) {
            case CustomerIdentified e ->
                that(
                        "customer.identified",
                        words(e.identifiers().stream().map(Identifier::kind).toList()));
            case IdentifierLinked e ->
                that("identifier.linked", word(e.identifier().kind()));
            case IdentifierUnlinked e -> that("identifier.unlinked", word(e.kind()), text(e.reason()));
            case JourneysMerged e -> that("journeys.merged", text(e.absorbed()), text(e.surviving()), text(e.reason()));
            case JourneysSplit e -> that("journeys.split", text(e.released()), text(e.surviving()), text(e.reason()));
            case ProfileDescribed e ->
                that(
                        "profile.described",
                        word(e.aspect()),
                        texts(e.attributes().keySet().stream().sorted().toList()));
            case PreferenceNoted e -> that("preference.noted", text(e.topic()));
            case ConsentGranted e -> that("consent.granted", text(e.purpose())).by(e.channel());
            case ConsentWithdrawn e ->
                that("consent.withdrawn", text(e.purpose())).by(e.channel());
            case PersonalDataDisclosed e ->
                that("personal-data.disclosed", text(e.scope()), text(e.recipient()), text(e.legalBasis()));
            case PersonalDataErased e -> that("personal-data.erased", text(e.reason()));
            case ContactMade e ->
                that(e.direction() == Direction.INBOUND ? "contact.made.inbound" : "contact.made.outbound")
                        .by(e.channel())
                        .and("and.purpose", e.purpose())
                        .and("and.handledBy", e.handledBy());
            case PromiseMade e -> that("promise.made", day(e.due()));
            case PromiseKept _ -> that("promise.kept");
            case PromiseBroken _ -> that("promise.broken");
            case CareOccasionDone e ->
                that("care-occasion.done", occasion(e.occasion())).by(e.channel());
            case CareOccasionSnoozed e -> that("care-occasion.snoozed", occasion(e.occasion()), day(e.until()));
            case CareOccasionDismissed e -> that("care-occasion.dismissed", occasion(e.occasion()));
            case PurchaseMade e -> purchase(e).by(e.channel());
            case PurchaseReturned e -> that("purchase.returned", text(e.orderId()), money(e.amount()));
            case ContractSigned e ->
                that("contract.signed", text(e.product()))
                        .and("and.monthly", e.recurring())
                        .and("and.until", e.until());
            case ContractRenewed e ->
                that("contract.renewed", text(e.contractId()))
                        .and("and.monthly", e.recurring())
                        .and("and.until", e.until());
            case ContractEnded e -> that("contract.ended", text(e.contractId()));
            case SatisfactionSurveyed e ->
                surveyed(e).and("and.reference", e.subject() == Subject.RELATIONSHIP ? null : e.reference());
            case ComplaintEvent e -> complaint(e, text(e.complaintId()));
            case LoyaltyEvent e -> loyalty(e);
            case CustomerChurned e -> that("customer.churned", word(e.basis()), word(e.reason()));
            case WinBackAttempted e ->
                that("win-back.attempted").by(e.channel()).and("and.offer", e.offer());
            case CustomerWonBack e -> that("customer.won-back").and("and.offer", e.offer());
        };
    }

    private static Sentence complaint(ComplaintEvent event, Argument id) {
        return switch (event) {
            case ComplaintLodged e ->
                that("complaint.lodged", id).by(e.channel()).about(e.product(), e.issue());
            case ComplaintAcknowledged e -> that("complaint.acknowledged", id).by(e.channel());
            case ComplaintAssigned e ->
                that("complaint.assigned", id, text(e.owner())).and("and.team", e.team());
            case ComplaintAssessed e -> that("complaint.assessed", id, word(e.severity()));
            case ComplaintInvestigated _ -> that("complaint.investigated", id);
            case ComplaintEscalated e -> that("complaint.escalated", id, text(e.escalatedTo()));
            case ComplaintClockPaused e -> that("complaint-clock.paused", id, word(e.reason()));
            case ComplaintClockResumed _ -> that("complaint-clock.resumed", id);
            case HoldingReplySent e ->
                that("holding-reply.sent", id).by(e.channel()).and("and.expected", e.answerExpectedBy());
            case ComplaintAnswered e ->
                that("complaint.answered", id).by(e.channel()).and("and.answer", e.answer());
            case RedressGiven e -> that("redress.given", id, word(e.redress())).and("and.amount", e.amount());
            case ComplaintResolved e ->
                that(e.acceptedByCustomer() ? "complaint.resolved.accepted" : "complaint.resolved.not-accepted", id)
                        .and("and.rootCause", e.rootCause());
            case ComplaintReopened _ -> that("complaint.reopened", id);
            case ComplaintReferred e -> that("complaint.referred", id, text(e.referredTo()));
            case ComplaintWithdrawn _ -> that("complaint.withdrawn", id);
            case ComplaintClosed _ -> that("complaint.closed", id);
        };
    }

    private static Sentence loyalty(LoyaltyEvent event) {
        return switch (event) {
            case LoyaltyJoined e -> that("loyalty.joined", text(e.programme()));
            case PointsEarned e -> that("points.earned", number(e.points())).and("and.reason", e.reason());
            case PointsRedeemed e -> that("points.redeemed", number(e.points()));
            case PointsExpired e -> that("points.expired", number(e.points()));
            case PointsReversed e -> that("points.reversed", number(e.points())).and("and.reason", e.reason());
            case TierReached e -> that("tier.reached", text(e.tier()));
            case RewardGranted e -> that("reward.granted", word(e.bond())).and("and.reason", e.description());
        };
    }

    private static Sentence purchase(PurchaseMade e) {
        List<Line> lines = e.lines();
        if (lines.isEmpty()) {
            return that("purchase.made.something", money(e.total()));
        }
        Argument first = text(lines.getFirst().product());
        return lines.size() == 1
                ? that("purchase.made.one", first, money(e.total()))
                : that("purchase.made.more", first, money(e.total()), number(lines.size() - 1));
    }

    private static Sentence surveyed(SatisfactionSurveyed e) {
        Instrument scale = e.instrument();
        return that(
                        "satisfaction.surveyed",
                        number(e.score()),
                        text(scale.label()),
                        number(scale.lowest()),
                        number(scale.highest()))
                .with("about." + e.subject().name());
    }

    private static Sentence that(String happened, Argument... arguments) {
        return new Sentence().with(happened, arguments);
    }

    /** What is known besides is added; what is not known is not said. */
    private record Sentence(List<Phrase> phrases) {

        Sentence() {
            this(new ArrayList<>(4));
        }

        Sentence with(String what, Argument... arguments) {
            phrases.add(Phrase.of("said." + what, arguments));
            return this;
        }

        Sentence by(@Nullable Channel channel) {
            return channel == null ? this : with("by." + channel.name());
        }

        Sentence and(String what, @Nullable String text) {
            return text == null ? this : with(what, text(text));
        }

        Sentence and(String what, @Nullable Money amount) {
            return amount == null ? this : with(what, money(amount));
        }

        Sentence and(String what, @Nullable Instant day) {
            return day == null ? this : with(what, day(day));
        }

        Sentence and(String what, Answer answer) {
            return with(what, word(answer));
        }

        Sentence about(@Nullable String product, @Nullable String issue) {
            List<String> subject =
                    Stream.of(product, issue).filter(Objects::nonNull).toList();
            return subject.isEmpty() ? this : with("and.subject", texts(subject));
        }
    }
}
