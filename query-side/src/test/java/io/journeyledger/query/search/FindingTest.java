package io.journeyledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.SideIndex;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.elasticsearch.Views;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.search.Findings.Found;
import io.journeyledger.query.search.Snippet.Part;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FindingTest {

    private final Finder finder = finder(Samples.stored());

    private static Finder finder(URI url) {
        ElasticsearchClient client = Samples.client(url);
        return new Finder(new Views(client), new Journeys(new Views(client)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ANN.OHARA@EXAMPLE.ORG", "+44 (113) 496-0017", "0044 113 496 0017", " 9912-0004-17 ", "J17"})
    void recognises_a_customer_by_every_identifier_however_it_is_written(String identifier) {
        assertThat(finder.recognise(identifier, 10).recognised())
                .extracting(CustomerDocument::id)
                .containsExactly("J17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.org", "9912", "+44 113", "", "---"})
    void recognises_nobody_by_a_part_of_an_identifier(String identifier) {
        assertThat(finder.recognise(identifier, 10).recognised()).isEmpty();
    }

    @Test
    void finds_the_complaint_that_holds_a_chinese_phrase() {
        assertThat(ids(finder.find("漏水", 10).complaints())).containsExactly("J18:B1");
        assertThat(finder.find("四十分鐘", 10).events().total()).isEqualTo(1);
        // The same characters in another order are another word.
        assertThat(finder.find("水漏", 10).isEmpty()).isTrue();
        assertThat(finder.find("小明", 10).journeys().total()).isEqualTo(1);
    }

    @Test
    void finds_words_in_any_order_and_quoted_ones_only_as_they_stand() {
        assertThat(ids(finder.find("hand kettle", 10).complaints())).containsExactly("J17:B1");
        assertThat(ids(finder.find("\"scalded my hand\"", 10).complaints())).containsExactly("J17:B1");
        assertThat(ids(finder.find("\"hand scalded\"", 10).complaints())).isEmpty();
        assertThat(ids(finder.find("kettle dishwasher", 10).complaints())).isEmpty();
    }

    @Test
    void divides_words_at_every_blank_that_there_is() {
        for (String blank : List.of("\u3000", "\u00a0", "\u2009", "\t")) {
            assertThat(ids(finder.find("hand" + blank + "kettle", 10).complaints()))
                    .as("U+%04X", (int) blank.charAt(0))
                    .containsExactly("J17:B1");
            assertThat(ids(finder.find("my scal" + blank, 10).complaints())).isEmpty();
        }
    }

    @Test
    void finds_a_complaint_by_what_lists_call_it() {
        assertThat(ids(finder.find("TOAST", 10).complaints())).containsExactly("J17:A9");
        assertThat(ids(finder.find("toaster hand", 10).complaints())).isEmpty();
        assertThat(ids(finder.find("to*er", 10).complaints())).isEmpty();
        assertThat(ids(finder.find("to?ster", 10).complaints())).isEmpty();
    }

    @Test
    void finds_a_word_that_is_not_yet_finished() {
        assertThat(ids(finder.find("the ket", 10).complaints())).containsExactly("J17:B1");
        assertThat(finder.find("lindq", 10).journeys().total()).isEqualTo(1);
    }

    @Test
    void finds_the_events_of_an_order_by_its_number() {
        assertThat(finder.find("1402", 10).events().matches())
                .singleElement()
                .satisfies(
                        match -> assertThat(match.document().event().action()).isEqualTo("purchase.made"));
    }

    @Test
    void shows_where_the_words_stand() {
        assertThat(finder.find("scalded", 10).complaints().matches())
                .singleElement()
                .satisfies(
                        match -> assertThat(match.snippets().getFirst().parts()).contains(new Part("scalded", true)));
    }

    @Test
    void finds_a_complaint_with_more_notes_than_are_looked_through_for_the_words() {
        ComplaintDocument told = withNotes("Heard all of it. " + "z".repeat(16_000), 63);
        SideIndex index = new SideIndex("long-notes");
        index.add(View.COMPLAINTS, List.of(told));
        index.add(View.CUSTOMERS, List.of());
        index.add(View.TIMELINE, List.of());
        index.store();

        Found<ComplaintDocument> found =
                finder.in("long-notes").find("heard", 10).complaints();

        assertThat(ids(found)).containsExactly(told.id());
        assertThat(found.matches().getFirst().snippets()).isNotEmpty();
    }

    /** The complaint of the samples with so many further notes. */
    private ComplaintDocument withNotes(String note, int notes) {
        ComplaintDocument complaint =
                finder.find("scalded", 10).complaints().matches().getFirst().document();
        ObjectNode fields = DocumentJson.mapper().valueToTree(complaint);
        fields.set("text", DocumentJson.mapper().valueToTree(Collections.nCopies(notes, note)));
        return DocumentJson.read(DocumentJson.mapper().writeValueAsBytes(fields), ComplaintDocument.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a AND", "[x TO", "\"", "\"\"", "/(a+)+b/", "( ) { } \\", "漏 \" 水", " "})
    void takes_any_characters_for_words(String words) {
        assertThat(finder.find(words, 10)).isNotNull();
    }

    /** As when a key hangs. */
    @Test
    void takes_a_long_run_of_one_letter_for_a_word_that_stands_nowhere() {
        assertThat(finder.find("a".repeat(300), 10).isEmpty()).isTrue();
    }

    @Test
    void refuses_what_would_cost_too_much() {
        assertThatExceptionOfType(InvalidQuestionException.class).isThrownBy(() -> finder.find("a".repeat(301), 10));
        assertThatExceptionOfType(InvalidQuestionException.class).isThrownBy(() -> finder.find("a", 101));
        assertThatExceptionOfType(InvalidQuestionException.class).isThrownBy(() -> finder.recognise("a", 0));
    }

    @Test
    void says_when_elasticsearch_is_away() {
        // given a port at which nobody answers
        Finder away = finder(URI.create("http://127.0.0.1:1"));

        assertThatExceptionOfType(UnansweredQuestionException.class).isThrownBy(() -> away.find("kettle", 10));
    }

    private static List<String> ids(Found<ComplaintDocument> found) {
        return found.matches().stream().map(match -> match.document().id()).toList();
    }
}
