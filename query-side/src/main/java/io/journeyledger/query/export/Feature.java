package io.journeyledger.query.export;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.LoyaltyEvent.Bond;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Care;
import io.journeyledger.projections.document.CustomerDocument.Lifecycle;
import io.journeyledger.projections.document.CustomerDocument.Loyalty;
import io.journeyledger.projections.document.CustomerDocument.Satisfaction;
import io.journeyledger.projections.document.CustomerDocument.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of the table of features; what each means stands in {@code docs/reference/exports.md}. Every one is made
 * from the document of the customers' view alone, and from none of its personal texts: a key that was destroyed since
 * would show.
 *
 * @param value a number, a truth value, an enum, a text; none where nothing is known
 */
public record Feature(String name, Function<CustomerDocument, @Nullable Object> value) {

    private static final double MILLIS_OF_DAY = Duration.ofDays(1).toMillis();

    /** In the order of the columns. */
    public static final List<Feature> ALL = all();

    private static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        all.add(new Feature("journey", customer -> customer.journey().id()));
        all.add(new Feature("as_of", CustomerDocument::asOf));
        all.add(new Feature("events", customer -> customer.journey().events()));
        all.add(new Feature("age_days", c -> days(c.journey().begunAt(), c)));
        all.add(new Feature("days_since_last_event", c -> days(c.journey().lastEventAt(), c)));
        lifecycle(all);
        satisfaction(all);
        loyalty(all);
        value(all);
        care(all);
        return List.copyOf(all);
    }

    private static void lifecycle(List<Feature> all) {
        all.add(lifecycle("stage", Lifecycle::stage));
        all.add(lifecycle("phase", Lifecycle::phase));
        all.add(lifecycle("stage_cause", Lifecycle::cause));
        all.add(new Feature(
                "days_in_stage",
                c -> c.lifecycle() == null ? null : days(c.lifecycle().since(), c)));
        all.add(lifecycle("stage_changes", Lifecycle::changes));
        all.add(lifecycle("churn_reason", Lifecycle::churnReason));
        all.add(lifecycle("churn_basis", Lifecycle::churnBasis));
    }

    private static void satisfaction(List<Feature> all) {
        all.add(satisfaction("surveys", Satisfaction::surveys));
        all.add(satisfaction("nps_score", s -> s.nps() == null ? null : s.nps().score()));
        all.add(satisfaction("nps_class", s -> s.nps() == null ? null : s.nps().kind()));
        all.add(satisfaction(
                "nps_mean", s -> s.nps() == null ? null : s.nps().rolling().mean()));
        all.add(satisfaction(
                "csat_score", s -> s.csat() == null ? null : s.csat().score()));
        all.add(satisfaction(
                "ces1_score", s -> s.ces1() == null ? null : s.ces1().score()));
        all.add(satisfaction(
                "ces2_score", s -> s.ces2() == null ? null : s.ces2().score()));
        all.add(satisfaction("satisfaction_index", Satisfaction::index));
        all.add(satisfaction(
                "satisfaction_change", s -> s.trend() == null ? null : s.trend().change()));
        all.add(satisfaction("dissatisfaction", Satisfaction::dissatisfaction));
        all.add(satisfaction(
                "recovery_score",
                s -> s.recovery() == null ? null : s.recovery().score()));
        all.add(satisfaction("double_deviations", Satisfaction::doubleDeviations));
        all.add(satisfaction("silent_after_complaint", Satisfaction::silentAfterComplaint));
    }

    private static void loyalty(List<Feature> all) {
        all.add(loyalty("recency_days", Loyalty::recencyDays));
        all.add(loyalty("frequency", Loyalty::frequency));
        all.add(loyalty("monetary", Loyalty::monetary));
        all.add(loyalty("rfm_recency", l -> l.rfm() == null ? null : l.rfm().recency()));
        all.add(loyalty("rfm_frequency", l -> l.rfm() == null ? null : l.rfm().frequency()));
        all.add(loyalty("rfm_monetary", l -> l.rfm() == null ? null : l.rfm().monetary()));
        all.add(loyalty("tenure_days", Loyalty::tenureDays));
        all.add(loyalty("rhythm_days", Loyalty::purchaseRhythmDays));
        all.add(loyalty("alive_probability", Loyalty::aliveProbability));
        all.add(loyalty("expected_purchases", Loyalty::expectedPurchases));
        all.add(loyalty("expected_spend", Loyalty::expectedSpend));
        all.add(loyalty("advocate", Loyalty::advocate));
        all.add(loyalty("member", Loyalty::member));
        all.add(loyalty("points_balance", Loyalty::pointsBalance));
        all.add(loyalty("tier", Loyalty::tier));
        for (Bond bond : Bond.values()) {
            all.add(loyalty("bonds_" + lower(bond), l -> l.bonds().getOrDefault(bond, 0)));
        }
    }

    private static void value(List<Feature> all) {
        all.add(value("currency", Value::currency));
        all.add(value("revenue", Value::revenue));
        all.add(value("returned", Value::returned));
        all.add(value("returns", Value::returns));
        all.add(value("contracts", Value::contracts));
        all.add(value("recurring", Value::recurring));
        all.add(value("lifetime_value", Value::lifetimeValue));
        all.add(value("redress", Value::redress));
        all.add(value("cost_to_serve", Value::costToServe));
    }

    private static void care(List<Feature> all) {
        all.add(care("complaints", Care::complaints));
        all.add(care("open_complaints", Care::openComplaints));
        all.add(care("overdue_complaints", Care::overdueComplaints));
        all.add(care("open_promises", Care::openPromises));
        all.add(care("overdue_promises", Care::overduePromises));
        all.add(care("kept_promises", Care::keptPromises));
        all.add(care("broken_promises", Care::brokenPromises));
        all.add(care("contacts", Care::contacts));
        all.add(new Feature(
                "days_since_last_contact",
                c -> c.care() == null ? null : days(c.care().lastContactAt(), c)));
        all.add(care("last_channel", Care::lastChannel));
        for (Channel channel : Channel.values()) {
            all.add(care("contacts_" + lower(channel), k -> k.channelMix().getOrDefault(channel, 0)));
        }
    }

    private static Feature lifecycle(String name, Function<Lifecycle, @Nullable Object> value) {
        return of(name, CustomerDocument::lifecycle, value);
    }

    private static Feature satisfaction(String name, Function<Satisfaction, @Nullable Object> value) {
        return of(name, CustomerDocument::satisfaction, value);
    }

    private static Feature loyalty(String name, Function<Loyalty, @Nullable Object> value) {
        return of(name, CustomerDocument::loyalty, value);
    }

    private static Feature value(String name, Function<Value, @Nullable Object> value) {
        return of(name, CustomerDocument::value, value);
    }

    private static Feature care(String name, Function<Care, @Nullable Object> value) {
        return of(name, CustomerDocument::care, value);
    }

    private static <S> Feature of(
            String name, Function<CustomerDocument, @Nullable S> section, Function<S, @Nullable Object> value) {
        return new Feature(name, customer -> {
            S part = section.apply(customer);
            return part == null ? null : value.apply(part);
        });
    }

    /** With three decimals: to the minute. */
    private static @Nullable Double days(@Nullable Instant since, CustomerDocument customer) {
        return since == null
                ? null
                : Math.round(Duration.between(since, customer.asOf()).toMillis() / MILLIS_OF_DAY * 1e3) / 1e3;
    }

    private static String lower(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
