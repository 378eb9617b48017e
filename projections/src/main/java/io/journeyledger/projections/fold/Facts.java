package io.journeyledger.projections.fold;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ChurnEvent.*;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ComplaintEvent.*;
import io.journeyledger.ledger.ContactEvent.*;
import io.journeyledger.ledger.FeedbackEvent.*;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.IdentityEvent.*;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.LoyaltyEvent.*;
import io.journeyledger.ledger.Money;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.ledger.PurchaseEvent.*;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What events of different kinds have in common, as far as a timeline is searched by it. */
record Facts(
        @Nullable Channel channel,
        @Nullable Direction direction,
        @Nullable Money money,
        @Nullable Long points,
        @Nullable Instrument instrument,
        @Nullable Integer score,
        @Nullable String complaintId,
        @Nullable String orderId,
        @Nullable String contactId,
        @Nullable String promiseId,
        @Nullable String contractId,
        @Nullable String product,
        List<PersonalText> texts) {

    static Facts of(JourneyEvent event) {
        FactsOf facts = new FactsOf();
        return switch (event) {
            case CustomerIdentified e ->
                facts.texts(e.identifiers().stream().map(Identifier::value)).done();
            case IdentifierLinked e -> facts.text(e.identifier().value()).done();
            case ProfileDescribed e ->
                facts.texts(e.attributes().values().stream()).done();
            case PreferenceNoted e -> facts.text(e.value()).done();
            case ConsentGranted e -> facts.channel(e.channel()).done();
            case ConsentWithdrawn e -> facts.channel(e.channel()).done();
            case IdentifierUnlinked _,
                    JourneysMerged _,
                    JourneysSplit _,
                    PersonalDataDisclosed _,
                    PersonalDataErased _ -> facts.done();
            case ContactMade e ->
                facts.channel(e.channel())
                        .direction(e.direction())
                        .money(e.cost())
                        .contact(e.contactId())
                        .text(e.summary())
                        .done();
            case PromiseMade e ->
                facts.promise(e.promiseId())
                        .contact(e.contactId())
                        .text(e.what())
                        .done();
            case PromiseKept e -> facts.promise(e.promiseId()).done();
            case PromiseBroken e ->
                facts.promise(e.promiseId()).text(e.reason()).done();
            case CareOccasionDone e ->
                facts.channel(e.channel()).contact(e.contactId()).done();
            case CareOccasionSnoozed _ -> facts.done();
            case CareOccasionDismissed e -> facts.text(e.reason()).done();
            case PurchaseMade e ->
                facts.channel(e.channel())
                        .money(e.total())
                        .order(e.orderId())
                        .product(
                                e.lines().isEmpty()
                                        ? null
                                        : e.lines().getFirst().product())
                        .done();
            case PurchaseReturned e ->
                facts.money(e.amount()).order(e.orderId()).text(e.reason()).done();
            case ContractSigned e ->
                facts.money(e.recurring())
                        .contract(e.contractId())
                        .product(e.product())
                        .done();
            case ContractRenewed e ->
                facts.money(e.recurring()).contract(e.contractId()).done();
            case ContractEnded e ->
                facts.contract(e.contractId()).text(e.reason()).done();
            case SatisfactionSurveyed e -> surveyed(facts.text(e.comment()), e);
            case ComplaintEvent e -> complaint(facts.complaint(e.complaintId()), e);
            case LoyaltyJoined _, TierReached _ -> facts.done();
            case PointsEarned e -> facts.points(e.points()).order(e.orderId()).done();
            case PointsRedeemed e -> facts.points(e.points()).done();
            case PointsExpired e -> facts.points(e.points()).done();
            case PointsReversed e -> facts.points(e.points()).order(e.orderId()).done();
            case RewardGranted e -> facts.money(e.cost()).done();
            case CustomerChurned e -> facts.text(e.comment()).done();
            case WinBackAttempted e ->
                facts.channel(e.channel()).money(e.cost()).done();
            case CustomerWonBack _ -> facts.done();
        };
    }

    private static Facts complaint(FactsOf facts, ComplaintEvent event) {
        return switch (event) {
            case ComplaintLodged e ->
                facts.channel(e.channel())
                        .contact(e.contactId())
                        .product(e.product())
                        .text(e.narrative())
                        .done();
            case ComplaintAcknowledged e -> facts.channel(e.channel()).done();
            case ComplaintInvestigated e -> facts.text(e.findings()).done();
            case ComplaintEscalated e -> facts.text(e.reason()).done();
            case HoldingReplySent e ->
                facts.channel(e.channel()).text(e.reason()).done();
            case ComplaintAnswered e ->
                facts.channel(e.channel()).text(e.reasons()).done();
            case RedressGiven e -> facts.money(e.amount()).text(e.description()).done();
            case ComplaintReopened e -> facts.text(e.reason()).done();
            case ComplaintReferred e -> facts.text(e.reason()).done();
            case ComplaintWithdrawn e -> facts.text(e.reason()).done();
            case ComplaintAssigned _,
                    ComplaintAssessed _,
                    ComplaintClockPaused _,
                    ComplaintClockResumed _,
                    ComplaintResolved _,
                    ComplaintClosed _ -> facts.done();
        };
    }

    private static Facts surveyed(FactsOf facts, SatisfactionSurveyed survey) {
        FactsOf about = switch (survey.subject()) {
            case RELATIONSHIP -> facts;
            case CONTACT -> facts.contact(survey.reference());
            case PURCHASE -> facts.order(survey.reference());
            case COMPLAINT -> facts.complaint(survey.reference());
        };
        return about.score(survey.instrument(), survey.score()).done();
    }

    /** Collects them; what is not said stays none. */
    private static final class FactsOf {

        private @Nullable Channel channel;
        private @Nullable Direction direction;
        private @Nullable Money money;
        private @Nullable Long points;
        private @Nullable Instrument instrument;
        private @Nullable Integer score;
        private @Nullable String complaintId;
        private @Nullable String orderId;
        private @Nullable String contactId;
        private @Nullable String promiseId;
        private @Nullable String contractId;
        private @Nullable String product;
        private List<PersonalText> texts = List.of();

        FactsOf channel(@Nullable Channel value) {
            channel = value;
            return this;
        }

        FactsOf direction(Direction value) {
            direction = value;
            return this;
        }

        FactsOf money(@Nullable Money value) {
            money = value;
            return this;
        }

        FactsOf points(long value) {
            points = value;
            return this;
        }

        FactsOf score(Instrument by, int value) {
            instrument = by;
            score = value;
            return this;
        }

        FactsOf complaint(@Nullable String id) {
            complaintId = id;
            return this;
        }

        FactsOf order(@Nullable String id) {
            orderId = id;
            return this;
        }

        FactsOf contact(@Nullable String id) {
            contactId = id;
            return this;
        }

        FactsOf promise(String id) {
            promiseId = id;
            return this;
        }

        FactsOf contract(String id) {
            contractId = id;
            return this;
        }

        FactsOf product(@Nullable String name) {
            product = name;
            return this;
        }

        FactsOf text(@Nullable PersonalText text) {
            return text == null ? this : texts(Stream.of(text));
        }

        FactsOf texts(Stream<PersonalText> all) {
            texts = all.toList();
            return this;
        }

        Facts done() {
            return new Facts(
                    channel,
                    direction,
                    money,
                    points,
                    instrument,
                    score,
                    complaintId,
                    orderId,
                    contactId,
                    promiseId,
                    contractId,
                    product,
                    texts);
        }
    }
}
