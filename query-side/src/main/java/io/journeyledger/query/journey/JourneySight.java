package io.journeyledger.query.journey;

import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.TransitionDocument;
import java.util.List;

/**
 * What the views show of a journey, all asked for at once.
 *
 * @param complaints the open ones before the others, each the latest first
 * @param stages every change of stage, in their order
 * @param meetings the latest, newest first
 */
public record JourneySight(
        TimelinePage timeline,
        List<ComplaintDocument> complaints,
        List<TransitionDocument> stages,
        List<Meeting> meetings) {}
