package io.journeyledger.query.web.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.audit.Finding;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rehearsal.Change;
import io.journeyledger.projections.rehearsal.Field;
import io.journeyledger.projections.run.Run;
import io.journeyledger.query.QueryProgram;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class RunWordsTest {

    @Autowired
    RunWords words;

    @Autowired
    MessageSource texts;

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | repeat-purchase                                    | repeat purchase
            zh-CN | grave-complaint                                    | 特别重大投诉未解决
            en    | score 9 of 2026-03-01T10:00:00Z                    | answered 9 on Mar 1, 2026, 10:00
            zh-TW | 12 days, 3 orders, 45.50                           | 最近購買於 12 天前，訂單 3 筆，金額 45.50
            en    | B:7: final-answer, P56D                            | complaint B:7: Final answer, within 8 weeks
            zh-CN | B7: summary-resolution, 3 business days, end of day | 投诉 B7：简易解决，第 3 个工作日结束前
            en    | something that nobody thought of                   | something that nobody thought of
            """)
    void reasons_are_said_in_the_readers_language(String language, String told, String said) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(words.why(told)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-TW", "zh-CN"})
    void everything_that_is_compared_is_named(String language) {
        Locale locale = Locale.forLanguageTag(language);
        LocaleContextHolder.setLocale(locale);
        String hint = texts.getMessage("rehearsals.hint", new Object[] {words.compared()}, locale);

        assertThat(Field.values()).allSatisfy(field -> assertThat(hint).contains(words.field(field.path())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            its version keeps the live projection out until position 9999                                       | 其版本使即時投影在位置 9,999 之前無法寫入。
            its review was due at 2026-03-01T10:00:00Z                                                           | 應於 2026年3月1日 10:00 覆核。
            the stage began by the passing of time at 2026-03-01T10:00:00Z; the journey was reviewed last at 2026-03-02T10:00:00Z | 該階段因時間經過而於 2026年3月1日 10:00 開始；旅程最近一次覆核於 2026年3月2日 10:00。
            written, and still wrong; rebuild the view: ops/ledger rebuild customers                             | 已寫入，但仍有誤。請重新產生檢視。
            written, but it changed at every look since; audit again to see what became of it                    | 已寫入，但之後每次查看時都在改變。請再次稽核以確認結果。
            not repaired: mapping; rebuild the view: ops/ledger rebuild customers                                | 未修復：mapping。請重新產生檢視。
            """)
    void notes_are_said_in_the_readers_language(String told, String said) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag("zh-TW"));

        assertThat(words.note(told)).isEqualTo(said);
    }

    /** Pages put these keys together, so that nothing else would miss a text. */
    @Test
    void every_state_field_and_kind_of_finding_has_a_text() {
        Stream<String> keys = Stream.of(
                        Arrays.stream(Run.State.values()).map(state -> "views.phase." + state),
                        Arrays.stream(Rebuild.Phase.values()).map(phase -> "views.phase." + phase),
                        Arrays.stream(Field.values()).map(field -> "rehearsals.field." + field.path()),
                        Stream.of("rehearsals.field." + Change.UNTOLD),
                        Arrays.stream(Finding.Kind.values()).map(kind -> "audits.kind." + kind.label()),
                        Arrays.stream(Finding.Kind.values()).map(kind -> "audits.kind." + kind.label() + ".means"))
                .flatMap(Function.identity());

        assertThat(keys)
                .allSatisfy(key -> assertThat(texts.getMessage(key, null, "", Locale.ENGLISH))
                        .as(key)
                        .isNotEmpty());
    }

    @Test
    void values_are_named_where_they_have_names() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);

        assertThat(words.value("lifecycle.stage", "LOYAL")).isEqualTo("忠诚");
        assertThat(words.value("loyalty.tier", "GOLD")).isEqualTo("GOLD");
        assertThat(words.value("care.occasions", "AT_RISK, WELCOME")).isEqualTo("流失风险, 新客欢迎");
        assertThat(words.value("loyalty.tier", "-")).isEqualTo("无");
        assertThat(words.value(null, "LOYAL")).isEqualTo("LOYAL");
        assertThat(words.field("complaints.breached")).isEqualTo("超时限投诉");
        assertThat(words.field("something.new")).isEqualTo("something.new");
    }
}
