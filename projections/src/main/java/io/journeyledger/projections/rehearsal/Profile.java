package io.journeyledger.projections.rehearsal;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.CustomerDocument.Lifecycle;
import io.journeyledger.projections.document.CustomerDocument.Loyalty;
import io.journeyledger.projections.document.CustomerDocument.Occasion;
import io.journeyledger.projections.document.OccasionKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is compared of a journey in one reading.
 *
 * @param values none of a journey that is not there yet or is merged away
 * @param asOf the instant for which it holds; none of such a journey
 */
record Profile(Map<Field, Value> values, @Nullable Instant asOf) {

    static final Profile NOBODY = new Profile(Map.of(), null);

    /**
     * @param shown none where the journey has no such thing
     * @param rule why it is so
     * @param event id of the event behind it
     */
    record Value(
            @Nullable String shown,
            @Nullable String rule,
            @Nullable String event) {

        private static final Value NONE = new Value(null, null, null);

        static Value of(@Nullable Object shown) {
            return new Value(shown == null ? null : shown.toString(), null, null);
        }
    }

    /** @param customer none: the journey is not there */
    static Profile of(@Nullable CustomerDocument customer, Collection<ComplaintDocument> complaints) {
        Lifecycle lifecycle = customer == null ? null : customer.lifecycle();
        if (customer == null || lifecycle == null) {
            return NOBODY;
        }
        Map<Field, Value> values = new EnumMap<>(Field.class);
        values.put(Field.STAGE, new Value(lifecycle.stage().name(), lifecycle.cause(), lifecycle.causeEvent()));
        values.put(Field.PHASE, new Value(lifecycle.phase().name(), lifecycle.cause(), lifecycle.causeEvent()));
        var nps =
                customer.satisfaction() == null ? null : customer.satisfaction().nps();
        if (nps != null) {
            values.put(Field.NPS, new Value(nps.kind().name(), "score " + nps.score() + " of " + nps.at(), null));
        }
        values.put(
                Field.SATISFACTION,
                Value.of(
                        customer.satisfaction() == null
                                ? null
                                : customer.satisfaction().index()));
        CustomerDocument.Value worth = customer.value();
        values.put(Field.LIFETIME_VALUE, Value.of(worth == null ? null : worth.lifetimeValue()));
        values.put(Field.COST_TO_SERVE, worth == null ? Value.NONE : cost(worth));
        Loyalty loyalty = customer.loyalty();
        if (loyalty != null && loyalty.tier() != null) {
            values.put(Field.TIER, Value.of(loyalty.tier()));
        }
        if (loyalty != null && loyalty.rfm() != null) {
            values.put(Field.RFM, new Value(loyalty.rfm().cell(), bought(loyalty), null));
        }
        if (customer.care() != null) {
            values.put(Field.OPEN_COMPLAINTS, Value.of(customer.care().openComplaints()));
            values.put(Field.OCCASIONS, occasions(customer.care().occasions()));
        }
        values.put(Field.BREACHES, breaches(complaints));
        return new Profile(values, customer.asOf());
    }

    /**
     * From this reading to another. A journey that is in one of them only changes its stage, and nothing else is told.
     */
    List<Change> changes(String journey, Profile to) {
        List<Change> changes = new ArrayList<>();
        for (Field field : Field.values()) {
            Value one = values.getOrDefault(field, Value.NONE);
            Value other = to.values.getOrDefault(field, Value.NONE);
            boolean both = !values.isEmpty()
                    && !to.values.isEmpty()
                    && (field != Field.LIFETIME_VALUE || Objects.equals(asOf, to.asOf));
            if (!Objects.equals(one.shown(), other.shown()) && (both || field == Field.STAGE)) {
                changes.add(new Change(
                        journey,
                        field.path(),
                        one.shown(),
                        other.shown(),
                        one.rule(),
                        one.event(),
                        other.rule(),
                        other.event()));
            }
        }
        return changes;
    }

    private static Value cost(CustomerDocument.Value worth) {
        return Value.of(worth.costToServe().stripTrailingZeros().toPlainString() + " " + worth.costCurrency());
    }

    /** In the order of the kinds, which is the same in every reading; told by the most urgent. */
    private static Value occasions(List<Occasion> open) {
        if (open.isEmpty()) {
            return Value.NONE;
        }
        String kinds = open.stream()
                .map(Occasion::kind)
                .distinct()
                .sorted()
                .map(OccasionKind::name)
                .collect(Collectors.joining(", "));
        return new Value(kinds, null, open.getFirst().event());
    }

    private static String bought(Loyalty loyalty) {
        return loyalty.recencyDays() + " days, " + loyalty.frequency() + " orders, "
                + loyalty.monetary().toPlainString();
    }

    /** Told by the first of them: its clock, and the event that started it. */
    private static Value breaches(Collection<ComplaintDocument> complaints) {
        List<ComplaintDocument> breached =
                complaints.stream().filter(ComplaintDocument::breached).toList();
        return breached.stream()
                .flatMap(complaint -> complaint.clocks().stream()
                        .filter(clock -> clock.binding() && clock.breached())
                        .map(clock -> new Value(
                                Integer.toString(breached.size()),
                                complaint.complaintId() + ": " + clock.name() + ", " + clock.term(),
                                clock.startEvent())))
                .findFirst()
                .orElse(new Value(Integer.toString(breached.size()), null, null));
    }
}
