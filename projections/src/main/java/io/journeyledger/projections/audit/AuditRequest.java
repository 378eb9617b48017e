package io.journeyledger.projections.audit;

import io.journeyledger.projections.document.View;
import java.util.Set;

/**
 * What is to be audited.
 *
 * @param views at least one
 * @param repair whether what is wrong is put right
 */
public record AuditRequest(Set<View> views, boolean repair) {

    /** @throws IllegalArgumentException when there is no view */
    public AuditRequest {
        views = Set.copyOf(views);
        if (views.isEmpty()) {
            throw new IllegalArgumentException("Name at least one view: customers, complaints, timeline, transitions");
        }
    }
}
