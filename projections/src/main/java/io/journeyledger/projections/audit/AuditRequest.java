package io.journeyledger.projections.audit;

import io.journeyledger.projections.document.View;
import io.journeyledger.projections.run.InvalidOrderException;
import java.util.Set;

/**
 * What is to be audited.
 *
 * @param views at least one
 * @param repair whether what is wrong is put right
 */
public record AuditRequest(Set<View> views, boolean repair) {

    /** @throws InvalidOrderException when there is no view */
    public AuditRequest {
        views = Set.copyOf(views);
        if (views.isEmpty()) {
            throw new InvalidOrderException(
                    "views", "Name at least one view: customers, complaints, timeline, transitions");
        }
    }
}
