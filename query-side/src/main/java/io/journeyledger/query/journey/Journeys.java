package io.journeyledger.query.journey;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.ResponseBody;
import co.elastic.clients.json.JsonData;
import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.query.elasticsearch.Question;
import io.journeyledger.query.elasticsearch.Row;
import io.journeyledger.query.elasticsearch.Together;
import io.journeyledger.query.elasticsearch.Views;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds journeys and their complaints by what names them. */
// The intake has journeys of its own, and both run in one process.
@Component("shownJourneys")
public final class Journeys {

    /** What people write telephone numbers with. Without it a card "A-12" would be asked for as the number 12. */
    private static final Pattern LIKE_A_PHONE_NUMBER = Pattern.compile("[+0-9 ()./\\-\\u00A0]{5,}");

    private static final int MOST_STAGES = 200;
    private static final int MOST_MEETINGS = 200;
    private static final String AT = "@timestamp";
    private static final String CHANNEL = "journey.channel";

    private final Views views;

    public Journeys(Views views) {
        this.views = views;
    }

    /** The same over the side indices of that name; none: over the live views. */
    public Journeys in(@Nullable String beside) {
        return new Journeys(views.in(beside));
    }

    /** The journey as the views show it; one that is merged away names the journey that speaks for it. */
    public Optional<CustomerDocument> find(JourneyId journey) {
        return views.get(View.CUSTOMERS, journey.value(), CustomerDocument.class);
    }

    /**
     * The journeys that an identifier of any kind, or a journey id, names; the latest first. More than one where the
     * same value is, for example, an account here and a loyalty card there.
     *
     * @param size at most so many, from 1
     */
    public List<CustomerDocument> recognise(String identifier, int size) {
        return named(identifier, size).map(views::search).orElse(List.of());
    }

    /** Nothing where the words can be no identifier. */
    public static Optional<Question<List<CustomerDocument>>> named(String identifier, int size) {
        List<FieldValue> keys = forms(identifier).stream().map(FieldValue::of).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Query known =
                Query.of(q -> q.terms(t -> t.field("journey.identifiers.key").terms(v -> v.value(keys))));
        Query named = Query.of(q -> q.term(t -> t.field("journey.id").value(identifier.strip())));
        return Optional.of(new Question<>(
                View.CUSTOMERS,
                search -> search.query(q -> q.bool(b -> b.should(known, named).minimumShouldMatch("1")))
                        .sort(s -> s.field(f -> f.field("journey.lastEventAt").order(SortOrder.Desc)))
                        .size(size),
                found -> read(found, CustomerDocument.class)));
    }

    /** A complaint by the journey it was recorded in, or by the one that speaks for that after a merge. */
    public Optional<ComplaintDocument> complaint(JourneyId journey, String complaint) {
        Optional<ComplaintDocument> own =
                views.get(View.COMPLAINTS, journey.value() + ":" + complaint, ComplaintDocument.class);
        return own.isPresent()
                ? own
                : views
                        .search(complaints(
                                Query.of(q -> q.bool(b -> b.filter(of(journey))
                                        .filter(f -> f.term(
                                                t -> t.field("complaintId").value(complaint))))),
                                1))
                        .stream()
                        .findFirst();
    }

    /**
     * A part of the timeline of a journey, with its complaints, at most {@value #MOST_STAGES} changes of its stage, and
     * the latest {@value #MOST_MEETINGS} times that the customer was met.
     *
     * @param complaints at most so many, from 1
     */
    public JourneySight look(JourneyId journey, TimelineQuery timeline, int complaints) {
        Together together = new Together(views);
        Supplier<TimelinePage> page = together.ask(Timelines.question(journey, timeline));
        Supplier<List<ComplaintDocument>> lodged = together.ask(complaints(of(journey), complaints));
        Supplier<List<TransitionDocument>> stages = together.ask(stages(journey));
        Supplier<List<Meeting>> meetings = together.ask(meetings(journey));
        return new JourneySight(page.get(), lodged.get(), stages.get(), meetings.get());
    }

    /** Of the documents only the two fields that are wanted: there may be many. */
    private static Question<List<Meeting>> meetings(JourneyId journey) {
        return new Question<>(
                View.TIMELINE,
                search -> search.query(q -> q.bool(b -> b.filter(of(journey))
                                .filter(f ->
                                        f.term(t -> t.field("journey.family").value(Family.CONTACT.name())))
                                .filter(f -> f.exists(e -> e.field(CHANNEL)))))
                        .source(s -> s.fetch(false))
                        .docvalueFields(f -> f.field(AT).format("epoch_millis"))
                        .docvalueFields(f -> f.field(CHANNEL))
                        .sort(s -> s.field(f -> f.field(AT).order(SortOrder.Desc)))
                        .size(MOST_MEETINGS),
                found -> found.hits().hits().stream()
                        .map(hit -> new Row(hit.fields()))
                        .map(row -> new Meeting(row.instant(AT), Channel.valueOf(row.text(CHANNEL))))
                        .toList());
    }

    private static Question<List<TransitionDocument>> stages(JourneyId journey) {
        return new Question<>(
                View.TRANSITIONS,
                search -> search.query(of(journey))
                        .sort(s -> s.field(f -> f.field("sequence").order(SortOrder.Desc)))
                        .size(MOST_STAGES),
                found -> read(found, TransitionDocument.class).reversed());
    }

    private static Question<List<ComplaintDocument>> complaints(Query query, int size) {
        return new Question<>(
                View.COMPLAINTS,
                search -> search.query(query)
                        .sort(s -> s.field(f -> f.field("open").order(SortOrder.Desc)))
                        .sort(s -> s.field(f -> f.field("lodgedAt").order(SortOrder.Desc)))
                        .size(size),
                found -> read(found, ComplaintDocument.class));
    }

    private static <D extends Document> List<D> read(ResponseBody<JsonData> found, Class<D> type) {
        return found.hits().hits().stream()
                .map(hit -> Views.read(Objects.requireNonNull(hit.source()), type))
                .toList();
    }

    private static Query of(JourneyId journey) {
        return Query.of(q -> q.term(t -> t.field("journey.id").value(journey.value())));
    }

    private static Set<String> forms(String identifier) {
        boolean phone = LIKE_A_PHONE_NUMBER.matcher(identifier.strip()).matches();
        Set<String> forms = new LinkedHashSet<>();
        Arrays.stream(Identifier.Kind.values())
                .filter(kind -> kind != Identifier.Kind.PHONE || phone)
                .map(kind -> kind.normalise(identifier))
                .filter(form -> !form.isEmpty())
                .forEach(forms::add);
        return forms;
    }
}
