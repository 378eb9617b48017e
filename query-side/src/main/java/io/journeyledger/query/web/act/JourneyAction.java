package io.journeyledger.query.web.act;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.ProposeFacts.Fact;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be recorded of a customer, whatever state the journey is in. */
@SuppressWarnings("ImmutableEnumChecker") // actions are records of unmodifiable lists
public enum JourneyAction {

    /** A contact and the complaint that was made there: both or none. */
    LOG_COMPLAINT(contact().and("log-complaint", complaint())),
    RECORD_CONTACT(contact()),
    MAKE_PROMISE(Action.without(EventType.PROMISE_MADE, Set.of("promiseId", "contactId"))),
    RECORD_SURVEY(Action.without(EventType.SATISFACTION_SURVEYED, Set.of("surveyId"))),
    NOTE_PREFERENCE(Action.of(EventType.PREFERENCE_NOTED)),
    GRANT_CONSENT(Action.of(EventType.CONSENT_GRANTED)),
    WITHDRAW_CONSENT(Action.of(EventType.CONSENT_WITHDRAWN)),
    KEEP_PROMISE(Action.without(EventType.PROMISE_KEPT, Set.of("promiseId"))),
    BREAK_PROMISE(Action.without(EventType.PROMISE_BROKEN, Set.of("promiseId")));

    private static final Set<String> OF_CONTACT =
            Set.of("channel", "direction", "purpose", "duration", "summary", "customer");

    private final Action action;

    JourneyAction(Action action) {
        this.action = action;
    }

    private static Action contact() {
        return Action.without(EventType.CONTACT_MADE, Set.of("contactId", "cost"));
    }

    private static Action complaint() {
        return Action.without(EventType.COMPLAINT_LODGED, Set.of("contactId"));
    }

    public static Optional<JourneyAction> of(String command) {
        return Arrays.stream(values())
                .filter(each -> each.action.command().equals(command))
                .findFirst();
    }

    public Action action() {
        return action;
    }

    /** Whether it is about one promise, which the page names. */
    public boolean isOfPromise() {
        return this == KEEP_PROMISE || this == BREAK_PROMISE;
    }

    /**
     * The facts that it says.
     *
     * @param journey none: {@code customer} in the data says whose they are
     * @param data what was typed; changed
     * @param promise id of the promise it is about
     */
    public List<Fact> facts(@Nullable JourneyId journey, Map<String, Object> data, Sender sender, String promise) {
        return switch (this) {
            case LOG_COMPLAINT -> {
                Map<String, Object> contact = new LinkedHashMap<>(data);
                contact.keySet().retainAll(OF_CONTACT);
                nameContact(contact, sender);
                Map<String, Object> complaint = new LinkedHashMap<>(data);
                OF_CONTACT.stream().filter(field -> !field.equals("channel")).forEach(complaint::remove);
                complaint.put("complaintId", complaintId(sender));
                complaint.put("contactId", contactId(sender));
                yield List.of(
                        fact(journey, EventType.CONTACT_MADE, contact, sender, 0),
                        fact(journey, EventType.COMPLAINT_LODGED, complaint, sender, 1));
            }
            case RECORD_CONTACT -> {
                nameContact(data, sender);
                yield one(journey, data, sender);
            }
            case MAKE_PROMISE -> one(journey, named(data, "promiseId", sender.name("P-")), sender);
            case RECORD_SURVEY -> one(journey, named(data, "surveyId", sender.name("S-")), sender);
            case KEEP_PROMISE, BREAK_PROMISE -> one(journey, named(data, "promiseId", promise), sender);
            case NOTE_PREFERENCE, GRANT_CONSENT, WITHDRAW_CONSENT -> one(journey, data, sender);
        };
    }

    /** What a complaint that is logged with this form is called. */
    public static String complaintId(Sender sender) {
        return sender.name("B-");
    }

    private static String contactId(Sender sender) {
        return sender.name("T-");
    }

    private static void nameContact(Map<String, Object> contact, Sender sender) {
        contact.put("contactId", contactId(sender));
        contact.put("handledBy", sender.actor());
    }

    private static Map<String, Object> named(Map<String, Object> data, String field, String name) {
        data.put(field, name);
        return data;
    }

    private List<Fact> one(@Nullable JourneyId journey, Map<String, Object> data, Sender sender) {
        return List.of(fact(journey, action.type(), data, sender, 0));
    }

    private static Fact fact(
            @Nullable JourneyId journey, EventType type, Map<String, Object> data, Sender sender, int number) {
        return new Fact(journey, type, sender.occurredAt(), data, sender.provenance(number), null);
    }
}
