package io.journeyledger.query.web.frame;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;

/** The languages to choose from, for the layout. In templates: {@code @languages}. */
public final class Languages {

    /** @param tag such as {@code zh-TW}; also the end of the key of the language's name */
    public record Choice(String tag, boolean chosen) {}

    public List<Choice> choices() {
        Language now = now();
        return List.of(Language.values()).stream()
                .map(language -> new Choice(language.tag(), language == now))
                .toList();
    }

    /** The tag of the language that the reader's texts are in, whose formats may be those of a region. */
    public String current() {
        return now().tag();
    }

    private static Language now() {
        return Language.of(LocaleContextHolder.getLocale());
    }

    /** The language of a tag such as {@code zh-TW}. */
    public Optional<Locale> of(String tag) {
        return Language.of(tag).map(Language::locale);
    }

    /** Such as {@code zh-TW}. */
    public List<String> tags() {
        return Stream.of(Language.values()).map(Language::tag).toList();
    }
}
