package io.journeyledger.query.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {

    @Test
    void what_means_something_to_xml_is_escaped() {
        assertThat(XmlText.value("<a & \"b\">")).isEqualTo("&lt;a &amp; &quot;b&quot;&gt;");
        assertThat(XmlText.value("a\tb\r\nc")).isEqualTo("a&#9;b&#13;&#10;c");
    }

    @Test
    void what_xml_cannot_say_is_marked_as_unknown_and_everything_else_stays() {
        assertThat(XmlText.value("a\0b\u000bc\ufffed\ud800e")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde");
        assertThat(XmlText.value("漏水 😀 é")).isEqualTo("漏水 😀 é");
    }
}
