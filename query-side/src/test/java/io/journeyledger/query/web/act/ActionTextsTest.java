package io.journeyledger.query.web.act;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms are read off the events; their texts cannot be, so what has none is found here. */
class ActionTextsTest {

    private static final Properties OWN = texts("/messages/actions.properties");
    private static final Properties DONE = texts("/messages/done.properties");
    private static final Properties SHARED = texts("/messages/query.properties");

    static Stream<Action> actions() {
        return Stream.concat(
                Arrays.stream(EventType.values())
                        .filter(type -> type.family() == Family.COMPLAINT && type != EventType.COMPLAINT_LODGED)
                        .map(Action::of),
                Arrays.stream(JourneyAction.values()).map(JourneyAction::action));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyFormAndEveryChoiceHasItsText(Action action) {
        assertThat(OWN).containsKeys("act." + action.command(), "act." + action.command() + ".hint");
        assertThat(DONE).containsKey("done." + action.command());
        for (Input input : action.inputs()) {
            assertThat(OWN).containsKey("field." + input.path());
            for (String choice : input.choices()) {
                assertThat(OWN.containsKey(input.label(choice)) || SHARED.containsKey(input.label(choice)))
                        .as(input.label(choice))
                        .isTrue();
            }
        }
    }

    @Test
    void everyRefusalThatAFormOfAComplaintCanMeetIsSaidInPlainWords() {
        List<Refusal.Reason> complaint = Arrays.stream(Refusal.Reason.values())
                .filter(reason ->
                        reason.name().matches("(COMPLAINT|CLOCK|CHANGED|JOURNEY|OCCURS|INVALID|PROMISE|SCORE).*"))
                .filter(reason -> reason != Refusal.Reason.JOURNEY_ALREADY_BEGUN)
                .toList();

        assertThat(complaint)
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(OWN).containsKey("refused." + reason.code()));
    }

    @Test
    void everyStepOfAComplaintHasAName() {
        // Who was asked about a complaint answered as a part of its story.
        assertThat(Arrays.stream(EventType.values())
                        .filter(type -> type.family() == Family.COMPLAINT || type == EventType.SATISFACTION_SURVEYED))
                .allSatisfy(type -> assertThat(OWN).containsKey("step." + type.action()));
    }

    private static Properties texts(String file) {
        try (InputStream in = Objects.requireNonNull(ActionTextsTest.class.getResourceAsStream(file))) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
