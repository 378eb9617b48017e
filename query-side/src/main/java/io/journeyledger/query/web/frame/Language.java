package io.journeyledger.query.web.frame;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages that have texts. */
enum Language {
    ENGLISH(Locale.ENGLISH),
    TRADITIONAL_CHINESE(Locale.TAIWAN),
    SIMPLIFIED_CHINESE(Locale.PRC);

    /** Formats of one language differ by country. Only known ones: what is made for each is kept. */
    private static final Set<Locale> KNOWN = Set.of(Locale.getAvailableLocales());

    private static final Set<String> TRADITIONAL = Set.of("TW", "HK", "MO");

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }

    /** Such as {@code zh-TW}. */
    String tag() {
        return locale.toLanguageTag();
    }

    static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The language of a locale that {@link #serving} gave. */
    static Language of(Locale locale) {
        return of(locale.toLanguageTag()).orElse(ENGLISH);
    }

    /** What of these languages serves somebody who reads that one; none where none does. */
    static Optional<Locale> serving(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "en" -> {
                Locale regional = Locale.of("en", wanted.getCountry());
                yield Optional.of(KNOWN.contains(regional) ? regional : ENGLISH.locale);
            }
            // The script says it; a country stands for the script that is written there.
            case "zh" ->
                Optional.of(
                        wanted.getScript().equals("Hant")
                                        || (wanted.getScript().isEmpty() && TRADITIONAL.contains(wanted.getCountry()))
                                ? TRADITIONAL_CHINESE.locale
                                : SIMPLIFIED_CHINESE.locale);
            default -> Optional.empty();
        };
    }
}
