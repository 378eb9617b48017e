package io.journeyledger.query.web;

import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.JourneyAction;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be recorded on a journey's page.
 *
 * @param forms that are there in any case
 * @param promises each that is still open
 * @param kept what came back and is possible no more, as when a promise was kept meanwhile; none: nothing
 */
record JourneyForms(
        List<Form> forms,
        List<OpenPromise> promises,
        @Nullable Form kept) {

    static final String PROMISE = "promiseId";

    /** @param forms to keep it, or to break it */
    record OpenPromise(TimelineDocument made, List<Form> forms) {}

    /** What a call mostly is. */
    private static final Map<String, String> A_CALL = Map.of("channel", "PHONE_AGENT", "direction", "INBOUND");

    private static final Map<String, String> A_COMPLAINT_BY_PHONE =
            Map.of("channel", "PHONE_AGENT", "direction", "INBOUND", "purpose", "complaint");

    /**
     * @param timeline in which open promises stand
     * @param sent the form that came back; none: all are fresh
     */
    static JourneyForms of(String journey, List<TimelineDocument> timeline, @Nullable Form sent) {
        List<Form> forms = Arrays.stream(JourneyAction.values())
                .filter(action -> !action.isOfPromise())
                .map(action -> either(sent, fresh(journey, action)))
                .toList();
        List<OpenPromise> promises = open(timeline).entrySet().stream()
                .map(promise -> new OpenPromise(promise.getValue(), forms(promise.getKey(), sent)))
                .toList();
        boolean placed = Stream.concat(forms.stream(), promises.stream().flatMap(promise -> promise.forms().stream()))
                .anyMatch(form -> form.equals(sent));
        return new JourneyForms(forms, promises, sent == null || placed ? null : sent.kept());
    }

    /** Kept or broken where it was made, whoever speaks for the customer since. */
    private static List<Form> forms(Key promise, @Nullable Form sent) {
        return Arrays.stream(JourneyAction.values())
                .filter(JourneyAction::isOfPromise)
                .map(action -> either(
                        sent, Form.fresh(action.action(), to(promise.stream(), action), Map.of(PROMISE, promise.id()))))
                .toList();
    }

    private static Form fresh(String journey, JourneyAction action) {
        Form form = Form.fresh(action.action(), to(journey, action), Map.of());
        return switch (action) {
            case LOG_COMPLAINT -> form.with(A_COMPLAINT_BY_PHONE);
            case RECORD_CONTACT -> form.with(A_CALL);
            case MAKE_PROMISE,
                    RECORD_SURVEY,
                    NOTE_PREFERENCE,
                    GRANT_CONSENT,
                    WITHDRAW_CONSENT,
                    KEEP_PROMISE,
                    BREAK_PROMISE -> form;
        };
    }

    static String to(String journey, JourneyAction action) {
        return Addresses.journey(journey) + "/" + action.action().command();
    }

    private static Form either(@Nullable Form sent, Form fresh) {
        return sent != null && sent.anchor().equals(fresh.anchor()) ? sent : fresh;
    }

    /** Promises are named within the stream they were recorded in. */
    private record Key(String stream, String id) {}

    private static Map<Key, TimelineDocument> open(List<TimelineDocument> timeline) {
        Map<Key, TimelineDocument> open = new LinkedHashMap<>();
        for (TimelineDocument event : timeline) {
            String id = event.journey().promiseId();
            if (id == null) {
                continue;
            }
            if (event.event().action().equals(EventType.PROMISE_MADE.action())) {
                open.put(new Key(event.journey().stream(), id), event);
            } else {
                open.remove(new Key(event.journey().stream(), id));
            }
        }
        return open;
    }
}
