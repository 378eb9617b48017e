package io.journeyledger.query.web.views;

import io.journeyledger.projections.audit.Difference;
import io.journeyledger.projections.audit.Finding;
import io.journeyledger.projections.document.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A finding as the page of an audit shows it.
 *
 * @param stream of the complaint that it is about; none: it is about none, or there is no page of it
 * @param complaint its id
 */
record FoundLine(
        Finding finding,
        List<Field> fields,
        @Nullable String stream,
        @Nullable String complaint) {

    /**
     * A field that differs.
     *
     * @param expected none: no such field
     * @param stored none: no such field
     */
    record Field(
            String name,
            @Nullable String expected,
            @Nullable String stored,
            boolean personal) {

        private static Field of(Difference difference) {
            return new Field(
                    difference.field(),
                    shown(difference.expected()),
                    shown(difference.stored()),
                    difference.personal());
        }

        private static @Nullable String shown(@Nullable JsonNode value) {
            if (value == null || value.isNull() || value.isMissingNode()) {
                return null;
            }
            return value.isString() ? value.asString() : value.toString();
        }
    }

    static FoundLine of(Finding finding) {
        int end = finding.view().equals(View.COMPLAINTS.label()) ? finding.id().indexOf(':') : -1;
        // What the index has not has no page, and what it should not have has no story.
        boolean told = end > 0
                && switch (finding.kind()) {
                    case DIFFERING, OVERDUE -> true;
                    case MISSING, SURPLUS -> finding.repaired() && finding.kind() == Finding.Kind.MISSING;
                    case UNTOLD -> false;
                };
        return new FoundLine(
                finding,
                finding.fields().stream().map(Field::of).toList(),
                told ? finding.id().substring(0, end) : null,
                told ? finding.id().substring(end + 1) : null);
    }
}
