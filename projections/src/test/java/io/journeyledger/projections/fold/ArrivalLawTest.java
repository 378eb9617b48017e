package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.ContactEvent.CareOccasionDismissed;
import io.journeyledger.ledger.ContactEvent.CareOccasionDone;
import io.journeyledger.ledger.ContactEvent.CareOccasionSnoozed;
import io.journeyledger.ledger.IdentityEvent.IdentifierUnlinked;
import io.journeyledger.ledger.IdentityEvent.JourneysMerged;
import io.journeyledger.ledger.IdentityEvent.JourneysSplit;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalLawTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_same_facts_give_the_same_documents_in_whatever_order_they_are_learnt(long seed) {
        List<Recorded> all = Chronicle.of(seed, 6, 400);
        for (JourneyId journey : all.stream().map(Recorded::journey).distinct().toList()) {
            // given the facts of a journey; merges and unlinkings are decisions, of which the order counts
            List<Recorded> told = all.stream()
                    .filter(recorded -> recorded.journey().equals(journey))
                    .filter(recorded ->
                            !(recorded.event() instanceof JourneysMerged || recorded.event() instanceof JourneysSplit))
                    .filter(recorded -> !(recorded.event() instanceof IdentifierUnlinked))
                    .toList();

            // when they arrive in another order
            List<Recorded> shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, new Random(seed));

            // then only what says when they arrived differs
            for (View view : List.of(View.CUSTOMERS, View.COMPLAINTS, View.TRANSITIONS)) {
                assertThat(documents(view, journey, arrived(shuffled)))
                        .isEqualTo(documents(view, journey, arrived(told)));
            }
        }
    }

    /** The same facts with the positions, places and ids that this order of arrival gives them. */
    private static List<Recorded> arrived(List<Recorded> order) {
        List<Recorded> arrived = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            ids.put(
                    order.get(i).eventId(),
                    Recorded.eventId(order.get(i).journey().value(), i));
        }
        for (Recorded r : order) {
            arrived.add(new Recorded(
                    arrived.size() + 1L,
                    r.journey(),
                    arrived.size(),
                    Chronicle.END,
                    renamed(r.event(), ids),
                    r.provenance()));
        }
        return arrived;
    }

    /** An occasion is named by the event that gave rise to it, which has another id now. */
    private static JourneyEvent renamed(JourneyEvent event, Map<String, String> ids) {
        return switch (event) {
            case CareOccasionDone e ->
                new CareOccasionDone(e.occurredAt(), renamed(e.occasion(), ids), e.channel(), e.contactId());
            case CareOccasionSnoozed e ->
                new CareOccasionSnoozed(e.occurredAt(), renamed(e.occasion(), ids), e.until());
            case CareOccasionDismissed e ->
                new CareOccasionDismissed(e.occurredAt(), renamed(e.occasion(), ids), e.reason());
            default -> event;
        };
    }

    private static String renamed(String occasion, Map<String, String> ids) {
        int colon = occasion.indexOf(':');
        String event = occasion.substring(colon + 1);
        return occasion.substring(0, colon + 1) + ids.getOrDefault(event, event);
    }

    private static List<String> documents(View view, JourneyId journey, List<Recorded> events) {
        return documents(Folds.of(view), journey, events);
    }

    private static <S> List<String> documents(Fold<S> fold, JourneyId journey, List<Recorded> events) {
        Reading reading = new Reading(Telling.POLICY, Chronicle.END, PersonalTexts.CLOSED);
        return fold.documents(fold.fold(Standing.alone(journey), events), reading).stream()
                .map(document -> new String(DocumentJson.write(document), java.nio.charset.StandardCharsets.UTF_8))
                .map(json -> json.replaceAll(
                        "\"(id|position|causeEvent|event|startEvent|stopEvent|eventId)\":(\"[^\"]*\"|\\d+)", ""))
                .toList();
    }
}
