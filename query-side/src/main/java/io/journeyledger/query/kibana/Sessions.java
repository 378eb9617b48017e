package io.journeyledger.query.kibana;

import io.journeyledger.query.kibana.Session.Sort;
import java.util.List;

/** The lists of documents that people begin with. */
record Sessions(Words words) {

    Session openComplaints() {
        return session(
                "open-complaints",
                DataView.COMPLAINTS,
                Condition.is("open", true),
                List.of(new Sort("nextDeadline", false)),
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
                DataView.CUSTOMERS,
                Condition.is("lifecycle.stage", "AT_RISK"),
                // Amounts of several currencies have no order among them.
                List.of(new Sort("value.currency", false), new Sort("value.lifetimeValue", true)),
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
                DataView.CUSTOMERS,
                Condition.positive("care.dueOccasions"),
                // Less is more urgent.
                List.of(new Sort("care.priority", false)),
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
                DataView.RECORDED,
                Condition.everything(),
                List.of(new Sort("event.created", true)),
                List.of(
                        "journey.id",
                        "event.action",
                        "message",
                        "journey.channel",
                        DataView.TIME,
                        "event.created",
                        "user.id"));
    }

    Session stageChanges() {
        return session(
                "stage-changes",
                DataView.TRANSITIONS,
                Condition.everything(),
                List.of(new Sort(DataView.TIME, true)),
                List.of("journey.id", "from", "to", "cause.rule", "cause.action", "daysInStage"));
    }

    private Session session(String id, DataView data, Condition condition, List<Sort> sort, List<String> columns) {
        return new Session(
                id,
                words.panel(id),
                words.text("session." + id),
                data,
                condition,
                columns,
                columns.stream().map(words::field).toList(),
                sort);
    }
}
