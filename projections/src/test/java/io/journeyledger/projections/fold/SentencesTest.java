package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.ComplaintState;
import io.journeyledger.ledger.English;
import io.journeyledger.ledger.JourneyEvent;
import io.journeyledger.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every language has what English has is the matter of the tests of all texts. */
class SentencesTest {

    private static final English ENGLISH = English.of("sentences");

    /** What is said is searched, exported and proven: a difference is a decision, not an accident. */
    @Test
    void says_every_event_in_english_as_it_always_has() throws IOException {
        String said = EveryEvent.variants()
                .map(event -> event.getClass().getSimpleName() + ": " + Sentences.english(event))
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(said.lines().toList())
                .containsExactlyElementsOf(golden().lines().toList());
    }

    @Test
    void uses_every_text() {
        Set<String> used = EveryEvent.variants()
                .flatMap(event -> Sentences.of(event).stream())
                .map(Phrase::key)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(ENGLISH.keys("said.")).isEqualTo(used);
    }

    @Test
    void uses_every_word_but_the_states_of_complaints_which_refusals_tell() {
        Stream<String> used = EveryEvent.variants()
                .flatMap(event -> Sentences.of(event).stream())
                .flatMap(phrase -> phrase.arguments().stream())
                .filter(argument -> argument.kind() == Argument.Kind.WORD)
                .flatMap(argument -> argument.values().stream());
        Stream<String> states = Arrays.stream(ComplaintState.values()).map(state -> "ComplaintState." + state);

        assertThat(ENGLISH.keys("word."))
                .isEqualTo(Stream.of(used, states, Stream.of("list"))
                        .flatMap(words -> words)
                        .map(word -> "word." + word)
                        .collect(Collectors.toSet()));
    }

    @Test
    void tells_no_personal_text() {
        assertThat(EveryEvent.variants()).allSatisfy(SentencesTest::isImpersonal);
    }

    private static void isImpersonal(JourneyEvent event) {
        assertThat(Sentences.english(event)).doesNotContain("something personal", "Ann", "Bath");
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(SentencesTest.class.getResourceAsStream("/sentences.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
