package io.journeyledger.query.export;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.PersonalText;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.run.Csv;
import io.journeyledger.query.extract.Population;
import io.journeyledger.query.past.Past;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Complaints as the consumer complaint database of the US Consumer Financial Protection Bureau publishes them today: 16
 * columns in its order. The mapping {@code cfpb} takes them in again.
 *
 * @param disclosure whose personal texts are written
 * @param company stands as the company of every complaint; none: whom the complaint was assigned to
 */
public record CfpbFormat(Disclosure disclosure, @Nullable String company) implements PopulationFormat {

    /** In the order in which the Bureau publishes them. */
    public static final List<String> COLUMNS = List.of(
            "Date received",
            "Product",
            "Sub-product",
            "Issue",
            "Sub-issue",
            "Consumer complaint narrative",
            "Company public response",
            "Company",
            "State",
            "ZIP code",
            "Tags",
            "Submitted via",
            "Date sent to company",
            "Company response to consumer",
            "Timely response?",
            "Complaint ID");

    private static final Set<View> TOLD = Set.of(View.CUSTOMERS, View.COMPLAINTS, View.TIMELINE);

    /** The Bureau's dates are those of its own clock; the mapping reads them so. */
    private static final ZoneId EASTERN = ZoneId.of("America/New_York");

    /**
     * The source that the mapping {@code cfpb} names: its complaints have an id by which the whole world knows them.
     */
    private static final String BUREAU = "cfpb";

    /** Links and forms have parameters that are left empty. */
    public CfpbFormat {
        company = company == null || company.isBlank() ? null : company;
    }

    @Override
    public void write(Population population, OutputStream out) throws IOException {
        BufferedWriter rows = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Csv.row(rows, COLUMNS);
        switch (disclosure) {
            case NONE -> population.each(TOLD, false, (id, past) -> row(rows, population, id, past, false));
            case ALL -> population.each(TOLD, true, (id, past) -> row(rows, population, id, past, true));
            case CONSENTED ->
                population.eachBesideToday(
                        TOLD, (id, past, today) -> row(rows, population, id, past, Disclosure.consents(today)));
        }
        rows.flush();
    }

    private void row(BufferedWriter rows, Population population, String id, Past past, boolean disclosed)
            throws IOException {
        for (ComplaintDocument complaint : past.complaints()) {
            if (complaint.id().equals(id)) {
                boolean late =
                        CfpbWords.isAnsweredLate(complaint, population.policy().complaints());
                Csv.row(rows, cells(complaint, late, past, disclosed));
            }
        }
    }

    private List<String> cells(ComplaintDocument complaint, boolean late, Past past, boolean disclosed) {
        List<TimelineDocument> steps = past.timeline().stream()
                .filter(event -> CaseObject.own(event) == CaseObject.Kind.COMPLAINT)
                .filter(event -> complaint.complaintId().equals(event.journey().complaintId()))
                .filter(event -> complaint.journey().stream().equals(event.journey().stream()))
                .toList();
        CustomerDocument customer = past.customer().orElse(null);
        Map<String, String> profile =
                customer != null && disclosed ? customer.journey().profile() : Map.of();
        List<String> cells = new ArrayList<>(COLUMNS.size());
        cells.add(day(complaint.lodgedAt()));
        cells.add(text(complaint.product()));
        cells.add(text(complaint.subProduct()));
        cells.add(text(complaint.issue()));
        cells.add(text(complaint.subIssue()));
        cells.add(personal(disclosed ? complaint.narrative() : null));
        cells.add(personal(disclosed ? reasons(steps) : null));
        cells.add(text(company == null ? complaint.owner() : company));
        cells.add(personal(profile.get("state")));
        cells.add(personal(profile.get("zipCode")));
        cells.add(personal(profile.get("tags")));
        cells.add(CfpbWords.submittedVia(complaint.channel()));
        cells.add(day(sent(complaint, steps)));
        cells.add(CfpbWords.response(complaint, late));
        cells.add(late ? "No" : "Yes");
        cells.add(text(isTheBureaus(steps) ? complaint.complaintId() : complaint.id()));
        return cells;
    }

    /** Who receives complaints directly has them as soon as they are received. */
    private static Instant sent(ComplaintDocument complaint, List<TimelineDocument> steps) {
        return steps.stream()
                .filter(step -> is(step, EventType.COMPLAINT_ASSIGNED))
                .map(TimelineDocument::timestamp)
                .findFirst()
                .orElse(complaint.lodgedAt());
    }

    static @Nullable String reasons(List<TimelineDocument> steps) {
        return steps.reversed().stream()
                .filter(step -> is(step, EventType.COMPLAINT_ANSWERED))
                .findFirst()
                .flatMap(answer -> answer.journey().text().stream().findFirst())
                .orElse(null);
    }

    private static boolean isTheBureaus(List<TimelineDocument> steps) {
        return steps.stream()
                .filter(step -> is(step, EventType.COMPLAINT_LODGED))
                .anyMatch(step -> BUREAU.equals(step.journey().source()));
    }

    private static boolean is(TimelineDocument step, EventType type) {
        return step.event().action().equals(type.action());
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, EASTERN).toString();
    }

    private static String personal(@Nullable String text) {
        return PersonalText.ERASED.equals(text) ? "" : text(text);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : Csv.text(text);
    }
}
