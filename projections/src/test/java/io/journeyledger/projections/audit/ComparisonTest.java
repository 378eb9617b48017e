package io.journeyledger.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComparisonTest {

    private static final Set<String> NOTHING_PERSONAL = Set.of();

    @Test
    void names_each_field_with_both_values() {
        JsonNode expected = tree("{'a': 1, 'b': {'c': 'x', 'd': true}, 'e': [1, 2], 'f': 1.50}");
        JsonNode stored = tree("{'a': '1', 'b': {'c': 'y', 'g': null}, 'e': [1, 3], 'f': 1.50}");

        assertThat(Comparison.of(expected, stored, NOTHING_PERSONAL))
                .extracting(Object::toString)
                .containsExactly(
                        "Difference[field=a, expected=1, stored=\"1\", personal=false]",
                        "Difference[field=b.c, expected=\"x\", stored=\"y\", personal=false]",
                        "Difference[field=b.d, expected=true, stored=null, personal=false]",
                        "Difference[field=b.g, expected=null, stored=null, personal=false]",
                        "Difference[field=e[1], expected=2, stored=3, personal=false]");
    }

    @Test
    void takes_a_number_for_the_same_however_it_is_written() {
        JsonNode expected = tree("{'a': 6.00, 'b': 10.0, 'c': 88.7}");

        assertThat(Comparison.of(expected, tree("{'a': 6, 'b': 10, 'c': 88.70}"), NOTHING_PERSONAL))
                .isEmpty();
        assertThat(Comparison.of(expected, tree("{'a': 6, 'b': 10, 'c': 88.71}"), NOTHING_PERSONAL))
                .extracting(Difference::field)
                .containsExactly("c");
    }

    @Test
    void takes_another_order_for_one_difference_and_so_another_length() {
        assertThat(Comparison.of(tree("{'a': [1, 2, 3]}"), tree("{'a': [3, 1, 2]}"), NOTHING_PERSONAL))
                .extracting(Difference::field)
                .containsExactly("a");
        assertThat(Comparison.of(tree("{'a': [1, 2, 3]}"), tree("{'a': [1, 2]}"), NOTHING_PERSONAL))
                .extracting(Difference::field)
                .containsExactly("a");
    }

    @Test
    void never_tells_what_is_personal_nor_what_holds_it() {
        JsonNode expected = tree("{'p': {'name': 'Ann', 'age': 7}, 'q': 1}");
        Set<String> personal = Set.of("p.name");

        assertThat(Comparison.of(expected, tree("{'p': {'name': 'Bob', 'age': 8}, 'q': 1}"), personal))
                .extracting(Object::toString)
                .containsExactly(
                        "Difference[field=p.name, expected=null, stored=null, personal=true]",
                        "Difference[field=p.age, expected=7, stored=8, personal=false]");
        assertThat(Comparison.of(expected, tree("{'q': 1}"), personal))
                .containsExactly(new Difference("p", null, null, true));
    }

    @Test
    void every_field_that_depends_on_a_personal_text_is_known_to_be_personal() {
        LedgerInMemory ledger = new LedgerInMemory(Chronicle.of(261, 8, 600));
        Stories stories = new Stories(ledger, EventCodec.standard());
        JourneyReplay opened = new JourneyReplay(stories, LedgerInMemory::open);
        JourneyReplay erased = new JourneyReplay(stories, PersonalTexts.ERASED);
        for (int i = 0; i < 8; i++) {
            JourneyId journey = new JourneyId("J" + i);
            Map<View, List<Document>> some = opened.documents(journey, AsOf.now(Chronicle.END), PolicyFile.standard());
            Map<View, List<Document>> others =
                    erased.documents(journey, AsOf.now(Chronicle.END), PolicyFile.standard());
            some.forEach((view, documents) -> {
                Map<String, Document> byId = new TreeMap<>();
                Objects.requireNonNull(others.get(view)).forEach(document -> byId.put(document.id(), document));
                for (Document document : documents) {
                    assertThat(Comparison.of(
                                    Expected.tree(document),
                                    Expected.tree(Objects.requireNonNull(byId.get(document.id()))),
                                    PersonalFields.of(view)))
                            .allMatch(Difference::personal);
                }
            });
        }
    }

    private static JsonNode tree(String json) {
        return DocumentJson.mapper().readTree(json.replace('\'', '"'));
    }
}
