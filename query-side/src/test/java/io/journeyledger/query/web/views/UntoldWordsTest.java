package io.journeyledger.query.web.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.journeyledger.projections.live.DeadLetter;
import io.journeyledger.query.QueryProgram;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.i18n.LocaleContextHolder;

@SpringBootTest(
        classes = QueryProgram.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.mvc.problemdetails.enabled=true")
class UntoldWordsTest {

    @Autowired
    UntoldWords words;

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | Revision 3 of PurchaseMade is not known here; a newer version of this program may have written it | Revision 3 of PurchaseMade is not known here; a newer version of this program may have written it.
            zh-TW | Revision 3 of PurchaseMade is not known here; a newer version of this program may have written it | 此處不認得 PurchaseMade 的修訂 3；可能由本程式的較新版本寫入。
            zh-CN | There is no event PetAdopted in the catalogue; a newer version of this program may have recorded it | 目录中没有事件 PetAdopted；可能由本程序的更新版本记录。
            zh-CN | No document can be made of this ContactMade: that is a fault of this program, and its log says where | 无法由此 ContactMade 生成文档：这是本程序的错误，位置见其日志。
            zh-TW | The key of journey J17 cannot be opened: the master key is not the one it was wrapped under, or the row was altered | 無法開啟旅程 J17 的金鑰：主金鑰不是當初封裝它的那一把，或該列已遭更動。
            zh-TW | A sealed text of journey J17 was altered, or is not sealed under the key that is here | 旅程 J17 的一段密封文字已遭更動，或不是以此處的金鑰密封的。
            zh-TW | A sealed text of journey J17 has no known form | 旅程 J17 的一段密封文字格式不明。
            """)
    void why_an_event_cannot_be_told_is_said_in_the_readers_language(String language, String told, String said) {
        LocaleContextHolder.setLocale(Locale.forLanguageTag(language));

        assertThat(words.why(told)).isEqualTo(said);
    }

    @Test
    void what_an_index_does_not_take_is_told_with_what_to_do() {
        LocaleContextHolder.setLocale(Locale.TRADITIONAL_CHINESE);

        assertThat(words.why(rejected("the [long] field [position] is wrong") + DeadLetter.WHAT_TO_DO))
                .isEqualTo("索引 journey-customers-v3 不接受文件 J17，原因在於其欄位 position（document_parsing_exception）。"
                        + "請在程式更新後再試，或永久略過。");
        assertThat(words.why(rejected("nobody knows why")))
                .isEqualTo("索引 journey-customers-v3 不接受文件 J17（document_parsing_exception）。");
    }

    @Test
    void what_has_no_known_form_is_left_as_it_stands() {
        assertThat(words.why("A stored PurchaseMade revision 1 cannot be read: no value for total"))
                .isNull();
    }

    private static String rejected(String said) {
        return Rejected.of("journey-customers-v3", "J17", "document_parsing_exception", said)
                .inWords();
    }
}
