package io.journeyledger.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says phrases in English as programs are told them: amounts and times in one form for everybody, whatever the locale.
 * The texts are those of the pages; an argument stands in them as its number in braces and nothing more. Safe for use
 * by many threads.
 */
public final class English {

    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])}");

    private final Map<String, Text> texts = new HashMap<>();

    private English(String... files) {
        for (String file : files) {
            read(file).forEach((key, text) -> texts.put((String) key, Text.of((String) text)));
        }
    }

    /** @param file of texts in {@code messages/}, read beside the words of the ledger's language */
    public static English of(String file) {
        return new English("words", file);
    }

    /**
     * A text, taken apart once.
     *
     * @param between what stands before, between and after the arguments
     * @param arguments their numbers
     */
    private record Text(List<String> between, List<Integer> arguments) {

        static Text of(String text) {
            List<String> between = new ArrayList<>();
            List<Integer> arguments = new ArrayList<>();
            Matcher argument = ARGUMENT.matcher(text);
            int end = 0;
            while (argument.find()) {
                between.add(text.substring(end, argument.start()));
                arguments.add(Integer.parseInt(argument.group(1)));
                end = argument.end();
            }
            between.add(text.substring(end));
            if (between.stream().anyMatch(part -> part.contains("{") || part.contains("'"))) {
                throw new IllegalArgumentException(
                        "'" + text + "' is said to programs, too: arguments stand in it as {0}"
                                + " and nothing more, and ’ instead of '");
            }
            return new Text(List.copyOf(between), List.copyOf(arguments));
        }
    }

    /** The keys of all texts that begin so. */
    public Set<String> keys(String beginning) {
        return texts.keySet().stream().filter(key -> key.startsWith(beginning)).collect(Collectors.toSet());
    }

    /** @throws IllegalArgumentException when there is no such text */
    public String say(Phrase phrase) {
        StringBuilder said = new StringBuilder();
        say(phrase, said);
        return said.toString();
    }

    /** Phrases that make one sentence. */
    public String say(List<Phrase> phrases) {
        StringBuilder said = new StringBuilder();
        phrases.forEach(phrase -> say(phrase, said));
        return said.toString();
    }

    private void say(Phrase phrase, StringBuilder into) {
        Text text = text(phrase.key());
        into.append(text.between().getFirst());
        for (int i = 0; i < text.arguments().size(); i++) {
            into.append(say(phrase.arguments().get(text.arguments().get(i))));
            into.append(text.between().get(i + 1));
        }
    }

    private String say(Argument argument) {
        return argument.values().size() == 1
                ? say(argument.kind(), argument.values().getFirst())
                : argument.values().stream()
                        .map(value -> say(argument.kind(), value))
                        .collect(Collectors.joining(", "));
    }

    private String say(Argument.Kind kind, String value) {
        return switch (kind) {
            case WORD -> text("word." + value).between().getFirst();
            case OCCASION -> value.replace('-', ' ');
            case DAY ->
                Instant.parse(value).atOffset(ZoneOffset.UTC).toLocalDate().toString();
            case TEXT, NUMBER, MONEY, INSTANT, FIELD, COMMAND -> value;
        };
    }

    private Text text(String key) {
        Text text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("there is no text " + key);
        }
        return text;
    }

    private static Properties read(String file) {
        String path = "/messages/" + file + ".properties";
        Properties texts = new Properties();
        try (InputStream in = English.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("there are no texts " + path);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
        return texts;
    }
}
