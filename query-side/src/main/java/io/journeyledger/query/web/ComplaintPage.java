package io.journeyledger.query.web;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.Journeys;
import io.journeyledger.query.TimelineQuery;
import io.journeyledger.query.Timelines;
import io.journeyledger.query.web.frame.Display;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One complaint: where it stands, its clocks, and what was done. */
@Controller
class ComplaintPage {

    private final Journeys journeys;
    private final Timelines timelines;
    private final Display display;
    private final InstantSource clock;

    ComplaintPage(Journeys journeys, Timelines timelines, Display display, ObjectProvider<InstantSource> clock) {
        this.journeys = journeys;
        this.timelines = timelines;
        this.display = display;
        this.clock = clock.getIfAvailable(InstantSource::system);
    }

    @GetMapping("/complaints/{journey}/{complaint}")
    String complaint(@PathVariable String journey, @PathVariable String complaint, Model model) {
        ComplaintDocument found = NotThereException.complaint(journeys, journey, complaint);
        JourneyId speaker = new JourneyId(found.journey().id());
        model.addAttribute("complaint", found)
                .addAttribute("customer", journeys.find(speaker).orElse(null))
                .addAttribute("days", Day.group(events(speaker, found), display.zone(), null))
                .addAttribute("now", clock.instant());
        return "complaint";
    }

    /** In merged journeys two complaints can have the same id; each has its own stream. */
    private List<TimelineDocument> events(JourneyId speaker, ComplaintDocument complaint) {
        TimelineQuery query =
                new TimelineQuery(null, null, null, null, complaint.complaintId(), false, null, TimelineQuery.MOST);
        return timelines.page(speaker, query).events().stream()
                .filter(event -> event.journey().stream().equals(complaint.journey().stream()))
                .toList();
    }
}
