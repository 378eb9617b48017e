package io.journeyledger.query.web;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.past.Pasts;
import io.journeyledger.query.web.frame.Display;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Leads from an event that is only named to the journey as it was when that occurred. */
@Controller
class EventPage {

    private final Pasts pasts;
    private final Display display;
    private final InstantSource clock;

    EventPage(Pasts pasts, Display display, InstantSource clock) {
        this.pasts = pasts;
        this.display = display;
        this.clock = clock;
    }

    /**
     * @param event id of an event of the journey, or of one that was merged into it
     * @param recordedUntil only what was recorded by then is known; of a time still to come the journey's page says so
     */
    @GetMapping("/journeys/{id}/events/{event}")
    String event(
            @PathVariable String id,
            @PathVariable String event,
            @RequestParam(defaultValue = "") String recordedUntil) {
        JourneyId journey = NotThereException.journeyId(id);
        TimeControl.Time known = TimeControl.of(recordedUntil, "", display.zone(), clock.instant())
                .recorded();
        TimelineDocument there =
                pasts.of(journey, known.future() ? null : known.until(), null, null).timeline().stream()
                        .filter(one -> one.id().equals(event))
                        .findFirst()
                        .orElseThrow(() -> NotThereException.event(journey, event));
        return "redirect:" + Addresses.journey(there.journey().stream()) + "?occurredUntil=" + there.timestamp()
                + (known.until() == null
                        ? ""
                        : "&recordedUntil=" + UriUtils.encode(known.typed(), StandardCharsets.UTF_8))
                + "#e-" + there.id();
    }
}
