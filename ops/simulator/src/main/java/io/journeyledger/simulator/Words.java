package io.journeyledger.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * What people of one language say, by occasion; read from a file of {@code [occasion]} headings and one phrase a line.
 */
final class Words {

    static final Words ENGLISH = load("en", " ");
    static final Words CHINESE = load("zh-TW", "");

    /** A phrase: fixed text at even places, names of blanks such as {@code product} at odd ones. */
    private record Phrase(List<String> parts) {}

    private final String language;
    private final String space;
    private final Map<String, List<Phrase>> byOccasion;

    private Words(String language, String space, Map<String, List<Phrase>> phrases) {
        this.language = language;
        this.space = space;
        byOccasion = phrases;
    }

    String language() {
        return language;
    }

    Set<String> occasions() {
        return byOccasion.keySet();
    }

    /** A phrase without blanks. */
    String any(String occasion, Dice dice) {
        return pick(occasion, dice).parts().getFirst();
    }

    /** All phrases of an occasion, which have no blanks. */
    List<String> all(String occasion) {
        return of(occasion).stream().map(phrase -> phrase.parts().getFirst()).toList();
    }

    /** Appends one phrase for each occasion, blanks filled in. */
    void say(StringBuilder out, Dice dice, Function<String, String> blanks, String... occasions) {
        for (int i = 0; i < occasions.length; i++) {
            if (i > 0) {
                out.append(space);
            }
            List<String> parts = pick(occasions[i], dice).parts();
            for (int part = 0; part < parts.size(); part++) {
                out.append(part % 2 == 0 ? parts.get(part) : blanks.apply(parts.get(part)));
            }
        }
    }

    private Phrase pick(String occasion, Dice dice) {
        List<Phrase> phrases = of(occasion);
        return phrases.get(dice.below(phrases.size()));
    }

    private List<Phrase> of(String occasion) {
        return Objects.requireNonNull(byOccasion.get(occasion), () -> language + " has no words for " + occasion);
    }

    private static Words load(String language, String space) {
        Map<String, List<Phrase>> phrases = new HashMap<>();
        List<Phrase> current = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(language), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("[")) {
                    current = phrases.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(parse(language, line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(language, space, phrases);
    }

    private static InputStream open(String language) {
        String name = "words-" + language + ".txt";
        return Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
    }

    private static Phrase parse(String language, String line) {
        if (line.indexOf('"') >= 0 || line.indexOf('\\') >= 0 || line.chars().anyMatch(c -> c < ' ')) {
            throw new IllegalStateException(language + ": no quotes, backslashes or tabs in '" + line + "'");
        }
        return new Phrase(List.of(line.split("[{}]", -1)));
    }
}
