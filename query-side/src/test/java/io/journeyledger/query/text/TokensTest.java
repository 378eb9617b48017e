package io.journeyledger.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokensTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It leaked <script>alert(1)</script>",
                "O’Brien's e-mail: ann.lee@example.co.uk",
                "3.50 EUR, 1,000.5; 7:30",
                "T1:B1 J17.3 snake_case _ __a x_1 v2.0a",
                "電熱水壺漏水了，很燙。",
                "かな カタカナ コーヒー 한국어 텍스트",
                "Äpfel ÜBER naïve e\u0301te\u0301",
                "a:b a.b a,b 1:2 1.2 1,2 1;2",
                "ภาษาไทย",
                "Straße ½ Ⅳ ²",
                "x'y 'quoted' it''s"
            })
    void texts_are_cut_into_words_as_the_index_cuts_them(String text) {
        assertThat(Tokens.of(text).words()).isEqualTo(cutByTheIndex(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "コ", "7", "漏", "é x "})
    void so_are_words_of_any_length(String part) {
        String text = part.repeat(4_000);

        assertThat(Tokens.of(text).words()).isEqualTo(cutByTheIndex(text));
    }

    private static List<String> cutByTheIndex(String text) {
        JsonMapper json = new JsonMapper();
        String answer = Samples.send(
                Samples.stored(),
                "POST",
                "/" + View.TIMELINE.alias() + "/_analyze",
                json.writeValueAsString(Map.of("field", "message", "text", text)));
        return json.readTree(answer)
                .path("tokens")
                .valueStream()
                .map(token -> token.path("token").asString())
                .toList();
    }
}
