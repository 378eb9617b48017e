package io.journeyledger.server.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class FixedTextsTest {

    @Test
    void no_template_of_any_module_speaks_one_language_only() throws IOException {
        List<Resource> templates =
                Arrays.asList(new PathMatchingResourcePatternResolver().getResources("classpath*:templates/**/*.html"));

        assertThat(templates).extracting(Resource::getFilename).contains("layout.html", "journey.html", "imports.html");
        assertThat(templates)
                .allSatisfy(template -> assertThat(FixedTexts.in(template.getContentAsString(StandardCharsets.UTF_8)))
                        .as(template.getFilename())
                        .isEmpty());
    }

    @Test
    void finds_words_of_elements_and_of_attributes() {
        assertThat(FixedTexts.in("""
                <main><h1 th:text="#{a}">Prototype</h1>
                <p>Hello <b th:text="#{b}">you</b> · 3</p>
                <input placeholder="Search" th:title="#{c}"><button aria-label="Close">×</button></main>
                """)).containsExactly("Hello", "placeholder=Search", "aria-label=Close");
    }
}
