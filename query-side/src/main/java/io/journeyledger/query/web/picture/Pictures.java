package io.journeyledger.query.web.picture;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.query.journey.JourneySight;
import io.journeyledger.query.journey.Meeting;
import io.journeyledger.query.past.Past;
import io.journeyledger.query.past.Pasts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The pictures that templates ask for. In templates: {@code @pictures}. */
@Component
public final class Pictures {

    private final Pasts pasts;

    Pictures(Pasts pasts) {
        this.pasts = pasts;
    }

    public ClockPicture clocks(ComplaintDocument complaint, Instant now) {
        return ClockPicture.of(complaint, now);
    }

    /**
     * The journey as the ledger tells it; of its contacts all.
     *
     * @param complaints that are drawn
     */
    public JourneyPicture journey(String id, Past past, List<ComplaintDocument> complaints) {
        return JourneyPicture.of(
                past.transitions(),
                complaints,
                Meeting.among(past.timeline()),
                pasts.satisfaction(new JourneyId(id), past.asOf(), past.policy()),
                past.asOf().instant());
    }

    /**
     * The journey as the views have it now. They remember no index of the past: the line is told from the ledger.
     */
    public JourneyPicture journey(JourneyId journey, JourneySight sight, Instant now) {
        return JourneyPicture.of(
                sight.stages(),
                sight.complaints(),
                sight.meetings(),
                pasts.satisfaction(journey, AsOf.now(now), null),
                now);
    }
}
