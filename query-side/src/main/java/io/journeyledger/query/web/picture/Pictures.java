package io.journeyledger.query.web.picture;

import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.query.Journeys;
import io.journeyledger.query.Past;
import io.journeyledger.query.Pasts;
import io.journeyledger.query.TimelineQuery;
import io.journeyledger.query.Timelines;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pictures that templates ask for. In templates: {@code @pictures}. */
@Component
public final class Pictures {

    private final Journeys journeys;
    private final Timelines timelines;
    private final Pasts pasts;

    Pictures(Journeys journeys, Timelines timelines, Pasts pasts) {
        this.journeys = journeys;
        this.timelines = timelines;
        this.pasts = pasts;
    }

    public ClockPicture clocks(ComplaintDocument complaint, Instant now) {
        return ClockPicture.of(complaint, now);
    }

    /** The journey as the ledger tells it; of its contacts all. */
    public JourneyPicture journey(String id, Past past) {
        return JourneyPicture.of(
                past.transitions(),
                past.complaints(),
                past.timeline(),
                pasts.satisfaction(new JourneyId(id), past.asOf(), past.policy()),
                past.asOf().instant());
    }

    /**
     * The journey as the views have it now; of its contacts the latest {@value TimelineQuery#MOST}. The views remember no
     * index of the past: the line is told from the ledger.
     *
     * @param complaints those to be drawn
     */
    public JourneyPicture journey(String id, List<ComplaintDocument> complaints, Instant now) {
        JourneyId journey = new JourneyId(id);
        return JourneyPicture.of(
                journeys.stages(journey),
                complaints,
                timelines
                        .page(
                                journey,
                                new TimelineQuery(
                                        Family.CONTACT, null, null, null, null, "", true, null, TimelineQuery.MOST))
                        .events(),
                pasts.satisfaction(journey, AsOf.now(now), null),
                now);
    }
}
