package io.journeyledger.query.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.Samples;
import io.journeyledger.query.Tess;
import io.journeyledger.query.elasticsearch.Views;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Elasticsearch is asked in its own words, and what is refused before. */
class QuestionTest {

    private final Extracts extracts = new Extracts(new Views(Samples.client(Samples.stored()))).in(Tess.NAME);

    @BeforeEach
    void store() {
        assertThat(Tess.stored()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lodgedAt:[2026-01-01T00:00:00Z TO *]",
                "lodgedAt:{2026-01-01T00:00:00Z TO 2026-12-31T00:00:00Z}",
                "lodgedAt:[\"2026-01-01T00:00:00Z\" TO *} AND state:*",
                "lodgedAt:[2026-01-01T00:00:00Z TO *]OR(product:Grill)",
                "lodgedAt:\"2026-02-02T15:00:00Z\" OR lodgedAt:[2026-01-01 TO *]",
                "lodgedAt:>=2026-01-01T00\\:00\\:00Z",
                "lodgedAt:[* TO *] NOT product:\"the \\\"big\\\" one: red\"",
                "lodgedAt:[* TO *] NOT product:/a\\/b:c/",
                "lodgedAt:[* TO *] -product:Nothing +(+open:true -open:x\\:y)",
                "lodged\\*:[2026-01-01 TO *]",
                "*:* AND _id:* AND _exists_:lodgedAt",
            })
    void what_elasticsearch_understands_is_asked(String question) {
        try (Extract extract = extracts.open(View.COMPLAINTS, question)) {
            assertThat(extract.total()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stage:LOYAL                                    | no field stage;
            stage : LOYAL                                  | no field stage;
            lodgedAt:[2026-01-01T00:00:00Z TO *] AND x:1   | no field x;
            lodgedAt:[2026-01-01 TO *](x.y:1)              | no field x.y;
            product:Grill -owner-id:mia                    | no field owner-id;
            product:Grill OR !産品:Grill                    | no field 産品;
            clocks.knownBreached.gte:2026                  | clocks is a nested list;
            """)
    void a_field_that_the_view_does_not_have_is_named(String question, String message) {
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> extracts.open(View.COMPLAINTS, question))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lodgedAt:2026-01-01T00:00:00Z", "lodgedAt:[2026-01-01T00:00:00Z TO"})
    void what_elasticsearch_does_not_understand_is_no_unknown_field(String question) {
        assertThatExceptionOfType(InvalidQuestionException.class)
                .isThrownBy(() -> extracts.open(View.COMPLAINTS, question))
                .withMessageContaining("Elasticsearch does not understand it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"journey.name.exact:\"Tess Miller\"", "journey.profile.city:Berlin"})
    void every_field_that_the_reference_names_can_be_asked(String question) {
        try (Extract extract = extracts.open(View.CUSTOMERS, question)) {
            assertThat(extract.total()).isZero();
        }
    }
}
