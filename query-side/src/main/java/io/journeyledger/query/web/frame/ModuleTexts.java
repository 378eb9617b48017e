package io.journeyledger.query.web.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The texts of all modules: each keeps its own in {@code messages/<module>.properties}, translations beside it. */
final class ModuleTexts {
    private ModuleTexts() {}

    static MessageSource load() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames(names());
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // Without a translation: English, whatever the machine speaks.
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
        return texts;
    }

    private static String[] names() {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                    .map(Resource::getFilename)
                    .map(Objects::requireNonNull)
                    .map(file -> "messages/" + file.replaceFirst("(_.*)?\\.properties$", ""))
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of the pages cannot be read", e);
        }
    }
}
