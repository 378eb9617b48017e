package io.journeyledger.server.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.intake.Rejection;
import io.journeyledger.ledger.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every text of every module, in every language. */
class TranslationsTest {

    static Stream<String> files() throws IOException {
        return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                .map(Resource::getFilename)
                .map(file -> String.valueOf(file).replaceFirst("(_.*)?\\.properties$", ""))
                .distinct()
                .sorted();
    }

    @Test
    void finds_the_files_of_all_modules() throws IOException {
        assertThat(files()).contains("query", "imports", "frame", "desk", "sentences", "refusals", "words");
    }

    @ParameterizedTest
    @MethodSource("files")
    void has_every_text_in_every_language(String file) {
        assertThat(Translations.LANGUAGES)
                .allSatisfy(language -> assertThat(new Translations(
                                        file + "_" + language,
                                        Translations.read(file),
                                        Translations.read(file + "_" + language))
                                .faults())
                        .isEmpty());
    }

    /** Of two files that say it, one is read, and nobody knows which. */
    @Test
    void says_everything_once() throws IOException {
        assertThat(files().flatMap(file -> Translations.read(file).keySet().stream()))
                .doesNotHaveDuplicates();
    }

    /** Pages know codes by name only. */
    @Test
    void says_of_every_entry_that_is_not_accepted_why_not() throws IOException {
        Set<String> said = files().flatMap(file -> Translations.read(file).keySet().stream())
                .collect(Collectors.toSet());

        assertThat(Stream.concat(
                        Arrays.stream(Rejection.Code.values()).map(Rejection.Code::code),
                        Arrays.stream(Refusal.Reason.values()).map(Refusal.Reason::code)))
                .allSatisfy(code -> assertThat(said).contains("refused." + code));
    }

    @Test
    void tells_every_fault() {
        Map<String, String> english = Map.of(
                "missing",
                "Gone",
                "left",
                "Open complaints",
                "argument",
                "due {0}",
                "broken",
                "with {0}",
                "quoted",
                "it");
        Map<String, String> translated =
                Map.of("surplus", "多", "left", "Open complaints", "argument", "期限 {1}", "broken", "{0", "quoted", "它'");

        assertThat(new Translations("it", english, translated).faults())
                .hasSize(6)
                .anyMatch(fault -> fault.contains("missing is missing"))
                .anyMatch(fault -> fault.contains("surplus is too much"))
                .anyMatch(fault -> fault.contains("left is not translated"))
                .anyMatch(fault -> fault.contains("argument has the arguments [1] and not [0]"))
                .anyMatch(fault -> fault.contains("broken is no message"))
                .anyMatch(fault -> fault.contains("quoted has a '"));
    }
}
