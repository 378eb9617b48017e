package io.journeyledger.server.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One file of texts in one language beside the same in English. Every fault is told, not only the first.
 *
 * @param file its name, which stands in what is told
 */
record Translations(String file, Map<String, String> english, Map<String, String> translated) {

    static final List<String> LANGUAGES = List.of("zh_TW", "zh_CN");

    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9]+)");
    private static final Pattern WORD = Pattern.compile("\\p{IsLatin}{4,}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** Names of languages stand everywhere in their own. */
    private static final String OWN_NAME = "language.name.";

    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> keys = new TreeSet<>(english.keySet());
        keys.addAll(translated.keySet());
        for (String key : keys) {
            String fault = fault(key, english.get(key), translated.get(key));
            if (fault != null) {
                faults.add(file + ": " + key + " " + fault);
            }
        }
        return faults;
    }

    private static @Nullable String fault(String key, @Nullable String english, @Nullable String translated) {
        if (translated == null) {
            return "is missing";
        }
        if (english == null) {
            return "is too much: English has none";
        }
        if (!arguments(english).equals(arguments(translated))) {
            return "has the arguments " + arguments(translated) + " and not " + arguments(english);
        }
        if (translated.contains("'")) {
            return "has a ' which a message takes for something else; write ’";
        }
        try {
            new MessageFormat(translated, Locale.TAIWAN);
        } catch (IllegalArgumentException e) {
            return "is no message: " + e.getMessage();
        }
        boolean hasWords =
                WORD.matcher(ARGUMENT.matcher(english).replaceAll("")).find();
        return hasWords && !HAN.matcher(translated).find() && !key.startsWith(OWN_NAME) ? "is not translated" : null;
    }

    private static Set<String> arguments(String message) {
        Set<String> arguments = new TreeSet<>();
        Matcher matcher = ARGUMENT.matcher(message);
        while (matcher.find()) {
            arguments.add(matcher.group(1));
        }
        return arguments;
    }

    /** The texts of a file on the class path; none where there is no such file. */
    static Map<String, String> read(String file) {
        Properties texts = new Properties();
        try (var in = Translations.class.getClassLoader().getResourceAsStream("messages/" + file + ".properties")) {
            if (in != null) {
                try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
        return texts.stringPropertyNames().stream()
                .collect(java.util.stream.Collectors.toMap(key -> key, texts::getProperty));
    }
}
