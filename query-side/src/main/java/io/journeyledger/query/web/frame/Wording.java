package io.journeyledger.query.web.frame;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.document.OccasionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Says what the ledger says in the language of whoever reads the page. In templates: {@code @wording}. */
public final class Wording {

    private final MessageSource texts;
    private final Display display;

    Wording(MessageSource texts, Display display) {
        this.texts = texts;
        this.display = display;
    }

    /** Phrases that make one sentence. */
    public String say(List<Phrase> phrases) {
        return phrases.stream().map(this::say).collect(Collectors.joining());
    }

    public String say(Phrase phrase) {
        return Apart.resolve(
                text(phrase.key(), phrase.arguments().stream().map(this::say).toArray()));
    }

    /** A field of an event as forms call it; one that no form asks for by its own name. */
    public String field(String path) {
        String inData = path.startsWith("data.") ? path.substring("data.".length()) : path;
        return textOr("field." + inData, path);
    }

    private String say(Argument argument) {
        return argument.values().stream()
                .map(value -> say(argument.kind(), value))
                .collect(Collectors.joining(text("word.list")));
    }

    private String say(Argument.Kind kind, String value) {
        return switch (kind) {
            case TEXT -> Apart.mark(value);
            case NUMBER -> display.number(new BigDecimal(value));
            case MONEY -> money(value);
            case DAY -> display.date(Instant.parse(value));
            case INSTANT -> display.dateTime(Instant.parse(value));
            case WORD -> text("word." + value);
            case OCCASION -> occasion(value);
            case FIELD -> field(value);
            case COMMAND -> command(value);
        };
    }

    private String money(String value) {
        int blank = value.lastIndexOf(' ');
        return display.money(new BigDecimal(value.substring(0, blank)), value.substring(blank + 1));
    }

    /** Some kinds have a number at their end: the third anniversary is another occasion than the second. */
    private String occasion(String kind) {
        String label = kind.replaceFirst("-\\d+$", "");
        String number = kind.substring(label.length()).replace('-', ' ');
        return Arrays.stream(OccasionKind.values())
                .filter(known -> known.label().equals(label))
                .map(known -> text("care.kind." + known) + number)
                .findFirst()
                .orElse(kind);
    }

    private String command(String command) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.command().equals(command))
                .map(type -> textOr("act." + type.commandPath(), command))
                .findFirst()
                .orElse(command);
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale());
    }

    private String textOr(String key, String otherwise) {
        return Objects.requireNonNullElse(texts.getMessage(key, null, otherwise, locale()), otherwise);
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
