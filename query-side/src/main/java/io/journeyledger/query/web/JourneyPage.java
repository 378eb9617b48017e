package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.care.CareList;
import io.journeyledger.query.journey.Cursor;
import io.journeyledger.query.journey.JourneySight;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.journey.TimelinePage;
import io.journeyledger.query.journey.Timelines;
import io.journeyledger.query.past.Past;
import io.journeyledger.query.past.Pasts;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.JourneyAction;
import io.journeyledger.query.web.act.WorkingAs;
import io.journeyledger.query.web.frame.Display;
import io.journeyledger.query.web.picture.Pictures;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** One customer's story on one page. */
@Controller
class JourneyPage {

    private static final int EVENTS = 30;
    private static final int COMPLAINTS = 20;
    /** The next page of a past folds the journey again. */
    private static final int PAST_EVENTS = 500;

    private static final Set<String> DONE_ELSEWHERE = Set.of("merge-journeys", "split-journeys", "erase-personal-data");

    /** From the ledger. */
    private static final String TOLD = "?done=";

    private final Journeys journeys;
    private final Timelines timelines;
    private final Pasts pasts;
    private final Retelling retelling;
    private final Pictures pictures;
    private final Display display;
    private final InstantSource clock;

    JourneyPage(
            Journeys journeys,
            Timelines timelines,
            Pasts pasts,
            Retelling retelling,
            Pictures pictures,
            Display display,
            InstantSource clock) {
        this.journeys = journeys;
        this.timelines = timelines;
        this.pasts = pasts;
        this.retelling = retelling;
        this.pictures = pictures;
        this.display = display;
        this.clock = clock;
    }

    /**
     * @param done what was recorded a moment ago: the page is told from the ledger, for the views may not have it yet; empty:
     *     it was said already
     */
    @GetMapping("/journeys/{id}")
    String journey(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Family family,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "NEWEST") Order order,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "") String recordedUntil,
            @RequestParam(defaultValue = "") String occurredUntil,
            @RequestParam(required = false) @Nullable String done,
            @RequestHeader HttpHeaders headers,
            HttpServletRequest request,
            Model model) {
        JourneyId journey = NotThereException.journeyId(id);
        TimelineFilter filter = new TimelineFilter(family, channel, q, order);
        TimeControl then = TimeControl.of(recordedUntil, occurredUntil, display.zone(), clock.instant());
        Cursor after = cursor.isEmpty() ? null : Cursor.parse(cursor);
        model.addAttribute("then", then)
                .addAttribute("done", done != null && isSaid(done) ? done : null)
                .addAttribute("part", Partial.isFor("timeline", headers))
                .addAttribute("further", Partial.isFor("more", headers));
        if (then.isThen()) {
            Past past =
                    pasts.of(journey, then.recorded().until(), then.occurred().until(), null);
            String page = tell(journey, past, filter, after, model);
            if (Partial.isFor("timeline", headers)) {
                return "journey :: timeline";
            }
            return Partial.isFor("more", headers) ? "journey :: entries" : page;
        }
        if (done != null) {
            model.addAttribute("back", Addresses.journey(id) + TOLD);
            Past past = pasts.of(journey, null, null, null);
            if (past.customer().filter(customer -> customer.journey().erased()).isEmpty()) {
                act(id, past.timeline(), null, request, model);
            }
            return tell(journey, past, filter, after, model);
        }
        return show(journey, filter, after, headers, request, model);
    }

    private static boolean isSaid(String done) {
        return JourneyAction.of(done).isPresent() || DONE_ELSEWHERE.contains(done);
    }

    /** The page with a form that came back, as the ledger tells it now. */
    String withForm(JourneyId journey, Past past, Form sent, HttpServletRequest request, Model model) {
        act(journey.value(), past.timeline(), sent, request, model);
        model.addAttribute("then", TimeControl.NOW).addAttribute("back", Addresses.journey(journey.value()) + TOLD);
        return tell(journey, past, TimelineFilter.ALL, null, model);
    }

    private String show(
            JourneyId journey,
            TimelineFilter filter,
            @Nullable Cursor after,
            HttpHeaders headers,
            HttpServletRequest request,
            Model model) {
        filtered(journey, filter, after != null, model);
        model.addAttribute("back", Addresses.journey(journey.value()));
        if (Partial.isFor("timeline", headers)) {
            timeline(timelines.page(journey, filter.query(after, EVENTS)), after, model);
            return "journey :: timeline";
        }
        if (Partial.isFor("more", headers)) {
            timeline(timelines.page(journey, filter.query(after, EVENTS)), after, model);
            return "journey :: entries";
        }
        CustomerDocument customer = NotThereException.journey(journeys, journey);
        String mergedInto = customer.journey().mergedInto();
        if (mergedInto != null) {
            return toSpeaker(mergedInto, model);
        }
        JourneySight sight = journeys.look(journey, filter.query(after, EVENTS), COMPLAINTS);
        timeline(sight.timeline(), after, model);
        if (!customer.journey().erased()) {
            boolean promised = customer.care() != null && customer.care().openPromises() > 0;
            act(
                    journey.value(),
                    promised ? pasts.of(journey, null, null, null).timeline() : List.of(),
                    null,
                    request,
                    model);
        }
        Instant now = clock.instant();
        model.addAttribute("customer", customer)
                .addAttribute("complaints", sight.complaints())
                .addAttribute("picture", pictures.journey(journey, sight, now))
                .addAttribute("due", due(customer, now))
                .addAttribute("now", now);
        return "journey";
    }

    private void act(
            String journey,
            List<TimelineDocument> timeline,
            @Nullable Form sent,
            HttpServletRequest request,
            Model model) {
        List<TimelineDocument> promises = timeline.stream()
                .filter(event -> event.journey().promiseId() != null)
                .toList();
        JourneyForms forms = JourneyForms.of(journey, retelling.of(promises), sent);
        model.addAttribute("forms", forms.forms())
                .addAttribute("promises", forms.promises())
                .addAttribute("kept", forms.kept())
                .addAttribute("actor", WorkingAs.of(request));
    }

    private String tell(JourneyId journey, Past past, TimelineFilter filter, @Nullable Cursor after, Model model) {
        CustomerDocument customer = past.customer().orElseThrow(() -> NotThereException.notYet(journey));
        String mergedInto = customer.journey().mergedInto();
        if (mergedInto != null) {
            return toSpeaker(mergedInto, model);
        }
        List<ComplaintDocument> complaints = past.complaints(COMPLAINTS);
        filtered(journey, filter, after != null, model);
        timeline(filter.page(past.timeline(), after, PAST_EVENTS), after, model);
        model.addAttribute("customer", customer)
                .addAttribute("complaints", complaints)
                .addAttribute("picture", pictures.journey(journey.value(), past, complaints))
                .addAttribute("due", due(customer, past.asOf().instant()))
                .addAttribute("now", past.asOf().instant());
        return "journey";
    }

    private static String toSpeaker(String journey, Model model) {
        if (model.getAttribute("then") instanceof TimeControl then && then.isThen()) {
            return "redirect:" + Addresses.journey(journey) + then.query();
        }
        Object done = model.getAttribute("done");
        return "redirect:" + Addresses.journey(journey) + (done == null ? "" : TOLD + done);
    }

    private static List<CareList.Due> due(CustomerDocument customer, Instant now) {
        return customer.care() == null
                ? List.of()
                : CareList.of(customer, now, null, null).due();
    }

    private static void filtered(JourneyId journey, TimelineFilter filter, boolean continued, Model model) {
        model.addAttribute("id", journey.value())
                .addAttribute("family", filter.family())
                .addAttribute("channel", filter.channel())
                .addAttribute("q", filter.words())
                .addAttribute("order", filter.order())
                .addAttribute("chosen", filter.chosen())
                .addAttribute("today", Addresses.journey(journey.value()) + filter.asked())
                .addAttribute("continued", continued)
                .addAttribute("families", Family.values())
                .addAttribute("channels", Channel.values());
    }

    private void timeline(TimelinePage page, @Nullable Cursor after, Model model) {
        model.addAttribute("total", page.total())
                .addAttribute("days", Day.group(retelling.of(page.events()), display.zone(), after))
                .addAttribute("next", page.cursor());
    }
}
