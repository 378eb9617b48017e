package io.journeyledger.query.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawPageTest {

    @Test
    void hands_over_documents_as_the_bytes_they_are() throws IOException {
        RawPage page = RawPage.of(answer("""
                {"pit_id":"p","took":1,"_shards":{"total":1},"hits":{"total":{"value":2,"relation":"eq"},"max_score":null,"hits":[\
                {"_index":"i","_id":"a","_score":null,"_source":{"n": 1.50},"sort":[1]},{"_index":"i","_id":"ä","_score":null,"sort":[2]}]}}"""));

        List<String> taken = new ArrayList<>();
        page.each((id, bytes, from, length) ->
                taken.add(id + "=" + new String(bytes, from, length, StandardCharsets.UTF_8)));

        assertThat(taken).containsExactly("a={\"n\": 1.50}", "ä=");
        assertThat(page.pointInTime()).isEqualTo("p");
        assertThat(page.total()).isEqualTo(2);
    }

    @Test
    void ends_with_what_its_last_document_is_sorted_by_whatever_documents_hold() {
        RawPage page = RawPage.of(answer("""
                {"hits":{"hits":[{"_id":"a","_source":{},"sort":[1]},\
                {"_id":"b","_source":{"sort":[3],"text":"\\"sort\\":[4]"},"sort":["j:\\"sort\\":[5]",6]}]}}"""));

        assertThat(page.end().toString()).isEqualTo("[\"j:\\\"sort\\\":[5]\",6]");
    }

    @Test
    void has_no_end_without_documents() {
        assertThat(RawPage.of(answer("{\"hits\":{\"hits\":[]}}")).end().isEmpty())
                .isTrue();
        assertThat(RawPage.of(answer("{\"sort\":0,\"hits\":{\"hits\":[]}}"))
                        .end()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void is_no_answer_that_has_no_hits() {
        assertThatThrownBy(() -> RawPage.of(answer("{\"took\":1}"))).hasMessageContaining("no hits");
    }

    private static byte[] answer(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
