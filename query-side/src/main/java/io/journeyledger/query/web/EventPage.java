package io.journeyledger.query.web;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Pasts;
import io.journeyledger.query.web.frame.Display;
import java.time.Instant;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Leads from an event that is only named to the journey as it was when that occurred. */
@Controller
class EventPage {

    private final Pasts pasts;
    private final Display display;

    EventPage(Pasts pasts, Display display) {
        this.pasts = pasts;
        this.display = display;
    }

    /**
     * @param event id of an event of the journey, or of one that was merged into it
     * @param recordedUntil only what was recorded by then is known
     */
    @GetMapping("/journeys/{id}/events/{event}")
    String event(
            @PathVariable String id,
            @PathVariable String event,
            @RequestParam(defaultValue = "") String recordedUntil) {
        JourneyId journey = NotThereException.journeyId(id);
        Instant known = LocalTime.instant("recordedUntil", recordedUntil, display.zone());
        TimelineDocument there = pasts.of(journey, known, null, null).timeline().stream()
                .filter(one -> one.id().equals(event))
                .findFirst()
                .orElseThrow(() -> NotThereException.event(journey, event));
        return "redirect:" + Addresses.journey(there.journey().stream()) + "?occurredUntil=" + there.timestamp()
                + (known == null ? "" : "&recordedUntil=" + known) + "#e-" + there.id();
    }
}
