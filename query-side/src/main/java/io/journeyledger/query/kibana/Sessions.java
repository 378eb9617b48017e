package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.View;
import java.util.List;

/** The lists of documents that people begin with. */
record Sessions(Words words) {

    Session openComplaints() {
        return session(
                "open-complaints",
                View.COMPLAINTS,
                Condition.is("open", true),
                "nextDeadline",
                false,
                List.of(
                        "complaintId",
                        "journey.id",
                        "state",
                        "severity",
                        "product",
                        "issue",
                        "team",
                        "nextDeadline",
                        "breached"));
    }

    Session customersAtRisk() {
        return session(
                "customers-at-risk",
                View.CUSTOMERS,
                Condition.is("lifecycle.stage", "AT_RISK"),
                "value.lifetimeValue",
                true,
                List.of(
                        "journey.id",
                        "lifecycle.since",
                        "lifecycle.cause",
                        "value.lifetimeValue",
                        "value.currency",
                        "care.openComplaints",
                        "care.preferredChannel"));
    }

    Session careDue() {
        return session(
                "care-due",
                View.CUSTOMERS,
                Condition.positive("care.dueOccasions"),
                // Less is more urgent.
                "care.priority",
                false,
                List.of(
                        "journey.id",
                        "lifecycle.stage",
                        "care.priority",
                        "care.dueOccasions",
                        "care.preferredChannel",
                        "care.lastContactAt"));
    }

    Session latestEvents() {
        return session(
                "latest-events",
                View.TIMELINE,
                Condition.everything(),
                DataViewAttributes.TIME,
                true,
                List.of("journey.id", "event.action", "message", "journey.channel", "event.created", "user.id"));
    }

    Session stageChanges() {
        return session(
                "stage-changes",
                View.TRANSITIONS,
                Condition.everything(),
                DataViewAttributes.TIME,
                true,
                List.of("journey.id", "from", "to", "cause.rule", "cause.action", "daysInStage"));
    }

    private Session session(
            String id, View view, Condition condition, String sort, boolean descending, List<String> columns) {
        return new Session(
                id,
                words.panel(id),
                words.text("session." + id),
                view,
                condition,
                columns,
                columns.stream().map(words::field).toList(),
                sort,
                descending);
    }
}
