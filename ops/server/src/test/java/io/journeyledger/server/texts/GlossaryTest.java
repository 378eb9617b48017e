package io.journeyledger.server.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing has one name wherever it is spoken of, and two things have two. */
class GlossaryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh_TW | 進度回覆 | act.send-holding-reply, step.holding-reply.sent, done.send-holding-reply, complaint.turn.EXTENDED, said.holding-reply.sent
            zh_CN | 进度回复 | act.send-holding-reply, step.holding-reply.sent, done.send-holding-reply, complaint.turn.EXTENDED, said.holding-reply.sent
            zh_TW | 移送 | act.refer-complaint, field.referredTo, step.complaint.referred, done.refer-complaint, complaint.referred, complaint.state.REFERRED, word.ComplaintState.REFERRED, said.complaint.referred
            zh_CN | 移交 | act.refer-complaint, field.referredTo, step.complaint.referred, done.refer-complaint, complaint.referred, complaint.state.REFERRED, word.ComplaintState.REFERRED, said.complaint.referred
            zh_TW | 承辦人 | field.owner, complaint.owner, complaint.ownedBy, worklist.owner, worklist.unowned, worklist.facet.owner, worklist.show.UNOWNED
            zh_CN | 负责人 | field.owner, complaint.owner, complaint.ownedBy, worklist.owner, worklist.facet.owner
            zh_TW | 呈報 | act.escalate-complaint, field.escalatedTo, step.complaint.escalated, done.escalate-complaint, complaint.escalated, said.complaint.escalated
            zh_CN | 升级 | act.escalate-complaint, field.escalatedTo, step.complaint.escalated, done.escalate-complaint, complaint.escalated, said.complaint.escalated
            zh_TW | 帳本 | layout.name, merge.lead, erase.stays.elsewhere, start.empty, audits.expected
            zh_CN | 账本 | layout.name, merge.lead, erase.stays.elsewhere, start.empty, audits.expected
            """)
    void names_a_thing_by_one_word(String language, String word, String keys) throws IOException {
        Map<String, String> texts = texts(language);

        assertThat(Arrays.asList(keys.split(", ")))
                .allSatisfy(key -> assertThat(texts.get(key)).as(key).contains(word));
    }

    /** Advocates are those of the promoters who go on buying. */
    @Test
    void tells_advocates_from_promoters() throws IOException {
        for (String language : List.of("zh_TW", "zh_CN")) {
            Map<String, String> texts = texts(language);

            assertThat(texts.get("dashboard.panel.advocates"))
                    .isEqualTo(texts.get("dashboard.column.advocates"))
                    .isNotEqualTo(texts.get("nps.PROMOTER"));
        }
    }

    private static Map<String, String> texts(String language) throws IOException {
        Map<String, String> texts = new HashMap<>();
        TranslationsTest.files().forEach(file -> texts.putAll(Translations.read(file + "_" + language)));
        return texts;
    }
}
