package io.journeyledger.query.figures;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the views hold altogether.
 *
 * @param journeys journeys that speak for themselves
 * @param events events in all timelines
 * @param lastRecordedAt when the latest of them was recorded
 * @param openComplaints complaints that wait for their final answer
 * @param overdueComplaints those of them of which a clock was due before the instant asked for
 * @param stages journeys by stage; every stage has its number
 * @param latestComplaints the complaints that were lodged last
 */
public record Overview(
        long journeys,
        long events,
        @Nullable Instant lastRecordedAt,
        long complaints,
        long openComplaints,
        long overdueComplaints,
        Map<Stage, Long> stages,
        List<ComplaintDocument> latestComplaints) {}
