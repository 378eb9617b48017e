package io.journeyledger.query.web.act;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.ComplaintEvent;
import io.journeyledger.ledger.ContactEvent;
import io.journeyledger.ledger.FeedbackEvent;
import io.journeyledger.ledger.Identifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One value that a form asks for.
 *
 * @param path the field of the event, such as {@code amount.currency}; also its name in the form
 * @param choices what can be chosen, by their names in the event; empty where anything can be typed
 * @param label what the keys of the choices' texts begin with
 * @param least of a number
 * @param most of a number; of a text the most characters
 */
public record Input(
        String path,
        Kind kind,
        boolean required,
        List<String> choices,
        @Nullable String label,
        int least,
        int most) {

    /** How it is typed. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        CHOICE,
        /** A box, for what is seldom so: not ticked, it is not. */
        YES_OR_NO,
        /** Yes and no side by side, where to forget it would say the contrary. */
        DECISION,
        NUMBER,
        AMOUNT,
        CURRENCY,
        MINUTES,
        INSTANT
    }

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 16_384;
    private static final int CURRENCY_CODE = 3;
    private static final int DIGITS = 15;
    private static final int DAY = 24 * 60;

    private static final Map<Class<?>, String> LABELS = Map.ofEntries(
            Map.entry(Channel.class, "channel."),
            Map.entry(ContactEvent.Direction.class, "direction."),
            Map.entry(ComplaintEvent.Severity.class, "complaint.severity."),
            Map.entry(ComplaintEvent.Answer.class, "answer."),
            Map.entry(ComplaintEvent.Redress.class, "redress."),
            Map.entry(ComplaintEvent.Locus.class, "locus."),
            Map.entry(ComplaintEvent.Stability.class, "stability."),
            Map.entry(ComplaintEvent.Controllability.class, "controllability."),
            Map.entry(ComplaintEvent.PauseReason.class, "pauseReason."),
            Map.entry(FeedbackEvent.Instrument.class, "instrument."),
            Map.entry(Identifier.Kind.class, "identifier."),
            Map.entry(FeedbackEvent.Subject.class, "subject."));

    public static Input text(String path, boolean required) {
        return new Input(path, Kind.TEXT, required, List.of(), null, 0, LONGEST_LINE);
    }

    static Input longText(String path, boolean required) {
        return new Input(path, Kind.LONG_TEXT, required, List.of(), null, 0, LONGEST_TEXT);
    }

    public static Input choice(String path, boolean required, Class<?> type) {
        List<String> names = java.util.Arrays.stream(type.getEnumConstants())
                .map(each -> ((Enum<?>) each).name())
                .toList();
        String label = Objects.requireNonNull(LABELS.get(type), type.getName());
        return new Input(path, Kind.CHOICE, required, names, label, 0, 0);
    }

    static Input yesOrNo(String path) {
        return new Input(path, Kind.YES_OR_NO, false, List.of(), null, 0, 0);
    }

    static Input decision(String path) {
        return new Input(path, Kind.DECISION, true, List.of("true", "false"), "is.", 0, 0);
    }

    static Input number(String path, boolean required, int least, int most) {
        return new Input(path, Kind.NUMBER, required, List.of(), null, least, most);
    }

    static Input amount(String path, boolean required) {
        return new Input(path, Kind.AMOUNT, required, List.of(), null, 0, DIGITS + 1);
    }

    static Input currency(String path, boolean required) {
        return new Input(path, Kind.CURRENCY, required, List.of(), null, CURRENCY_CODE, CURRENCY_CODE);
    }

    static Input minutes(String path) {
        return new Input(path, Kind.MINUTES, false, List.of(), null, 0, DAY);
    }

    static Input instant(String path, boolean required) {
        return new Input(path, Kind.INSTANT, required, List.of(), null, 0, 0);
    }

    /** The same at another place of the event, asked for or not. */
    Input at(String prefix, boolean asked) {
        return new Input(prefix + path, kind, required && asked, choices, label, least, most);
    }

    /** The key of the text of a choice. */
    public String label(String choice) {
        return Objects.requireNonNull(label) + choice;
    }
}
