package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Cursor;
import io.journeyledger.query.Journeys;
import io.journeyledger.query.Past;
import io.journeyledger.query.Pasts;
import io.journeyledger.query.TimelinePage;
import io.journeyledger.query.TimelineQuery;
import io.journeyledger.query.Timelines;
import io.journeyledger.query.web.frame.Display;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private static final int COMPLAINTS = 8;
    /** A past is told whole, up to here. */
    private static final int PAST_EVENTS = 500;

    private final Journeys journeys;
    private final Timelines timelines;
    private final Pasts pasts;
    private final Display display;
    private final InstantSource clock;

    JourneyPage(
            Journeys journeys, Timelines timelines, Pasts pasts, Display display, ObjectProvider<InstantSource> clock) {
        this.journeys = journeys;
        this.timelines = timelines;
        this.pasts = pasts;
        this.display = display;
        this.clock = clock.getIfAvailable(InstantSource::system);
    }

    @GetMapping("/journeys/{id}")
    String journey(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Family family,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(defaultValue = "NEWEST") Order order,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "") String recordedUntil,
            @RequestParam(defaultValue = "") String occurredUntil,
            @RequestHeader HttpHeaders headers,
            Model model) {
        JourneyId journey = NotThereException.journeyId(id);
        Instant known = LocalTime.instant("recordedUntil", recordedUntil, display.zone());
        Instant happened = LocalTime.instant("occurredUntil", occurredUntil, display.zone());
        model.addAttribute("recordedUntil", LocalTime.form(known, display.zone()))
                .addAttribute("occurredUntil", LocalTime.form(happened, display.zone()))
                .addAttribute("known", known)
                .addAttribute("happened", happened);
        if (known != null || happened != null) {
            return past(journey, pasts.of(journey, known, happened, null), family, channel, order, headers, model);
        }
        Cursor after = cursor.isEmpty() ? null : Cursor.parse(cursor);
        model.addAttribute("id", id)
                .addAttribute("family", family)
                .addAttribute("channel", channel)
                .addAttribute("order", order)
                .addAttribute("continued", after != null);
        if (Partial.isFor("timeline", headers)) {
            timeline(journey, family, channel, order, after, model);
            return "journey :: timeline";
        }
        if (Partial.isFor("more", headers)) {
            timeline(journey, family, channel, order, after, model);
            return "journey :: entries";
        }
        CustomerDocument customer = NotThereException.journey(journeys, journey);
        String mergedInto = customer.journey().mergedInto();
        if (mergedInto != null) {
            return "redirect:/journeys/" + mergedInto;
        }
        timeline(journey, family, channel, order, after, model);
        model.addAttribute("customer", customer)
                .addAttribute("complaints", journeys.complaints(journey, COMPLAINTS))
                .addAttribute("families", Family.values())
                .addAttribute("channels", Channel.values())
                .addAttribute("now", clock.instant());
        return "journey";
    }

    private String past(
            JourneyId journey,
            Past past,
            @Nullable Family family,
            @Nullable Channel channel,
            Order order,
            HttpHeaders headers,
            Model model) {
        CustomerDocument customer = past.customer().orElseThrow(() -> NotThereException.notYet(journey));
        String mergedInto = customer.journey().mergedInto();
        if (mergedInto != null) {
            return "redirect:/journeys/" + mergedInto;
        }
        List<TimelineDocument> events = past.timeline().stream()
                .filter(event -> family == null || event.journey().family() == family)
                .filter(event -> channel == null || event.journey().channel() == channel)
                .toList();
        List<TimelineDocument> ordered = order == Order.NEWEST ? events.reversed() : events;
        model.addAttribute("id", journey.value())
                .addAttribute("family", family)
                .addAttribute("channel", channel)
                .addAttribute("order", order)
                .addAttribute("continued", false)
                .addAttribute("total", (long) events.size())
                .addAttribute(
                        "days",
                        Day.group(ordered.subList(0, Math.min(PAST_EVENTS, ordered.size())), display.zone(), null))
                .addAttribute("next", null)
                .addAttribute("customer", customer)
                .addAttribute("complaints", past.complaints())
                .addAttribute("families", Family.values())
                .addAttribute("channels", Channel.values())
                .addAttribute("now", past.asOf().instant());
        return Partial.isFor("timeline", headers) ? "journey :: timeline" : "journey";
    }

    private void timeline(
            JourneyId journey,
            @Nullable Family family,
            @Nullable Channel channel,
            Order order,
            @Nullable Cursor after,
            Model model) {
        TimelinePage page = timelines.page(
                journey, new TimelineQuery(family, channel, null, null, null, order == Order.NEWEST, after, EVENTS));
        model.addAttribute("total", page.total())
                .addAttribute("days", Day.group(page.events(), display.zone(), after))
                .addAttribute("next", page.cursor());
    }
}
