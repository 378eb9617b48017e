package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApartTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                購買%s，共 €9           | kettle      | 購買 kettle，共 €9
                購買%s，共 €9           | 水壺        | 購買水壺，共 €9
                購買%s及另外 2 項       | kettle      | 購買 kettle 及另外 2 項
                購買%s及另外 2 項       | 3 號水壺    | 購買 3 號水壺及另外 2 項
                客訴 %s 評估為極嚴重    | B1          | 客訴 B1 評估為極嚴重
                （電話）：%s            | fault       | （電話）：fault
                Bought %s, in all €9    | 水壺        | Bought 水壺, in all €9
                Bought %s               | kettle      | Bought kettle
                """)
    void parts_a_foreign_word_from_chinese_characters(String sentence, String text, String expected) {
        assertThat(Apart.resolve(sentence.formatted(Apart.mark(text)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"$1 and \\1", "''"})
    void leaves_a_text_as_it_is(String text) {
        assertThat(Apart.resolve("Said " + Apart.mark(text) + ".")).isEqualTo("Said " + text + ".");
    }
}
