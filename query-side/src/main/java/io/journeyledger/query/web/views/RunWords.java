package io.journeyledger.query.web.views;

import static io.journeyledger.query.web.views.KnownForms.form;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.rehearsal.Field;
import io.journeyledger.projections.rehearsal.Which;
import io.journeyledger.query.web.ClockWords;
import io.journeyledger.query.web.frame.Wording;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language what rehearsals and audits tell programs in English. What is told in a form that is not
 * known here is said as it stands. In templates: {@code @runWords}.
 */
@Component
class RunWords {

    /** Values of these have texts of their own; others are names and numbers. */
    private static final Map<String, String> NAMED = Map.of(
            "lifecycle.stage", "stage.",
            "lifecycle.phase", "phase.",
            "satisfaction.nps.class", "nps.",
            "care.occasions", "care.kind.");

    private final MessageSource texts;
    private final KnownForms whys;
    private final KnownForms notes;

    RunWords(MessageSource texts, Wording wording, ClockWords clocks) {
        this.texts = texts;
        this.whys = new KnownForms(
                form(
                        "score (\\d+) of (\\S+)",
                        of -> wording.say(Phrase.of("rehearsals.why.nps", text(of, 1), instant(of, 2)))),
                form(
                        "(\\d+) days, (\\d+) orders, (\\S+)",
                        of -> wording.say(Phrase.of("rehearsals.why.rfm", number(of, 1), number(of, 2), text(of, 3)))),
                form(
                        "(.+): ([^:,]+), (P\\S+?|\\d+ business days)(, end of day)?",
                        of -> wording.say(Phrase.of(
                                "rehearsals.why.breach",
                                text(of, 1),
                                Argument.text(clocks.name(of.group(2))),
                                Argument.text(
                                        clocks.term(of.group(3) + Objects.requireNonNullElse(of.group(4), "")))))));
        this.notes = new KnownForms(
                form(
                        "its version keeps the live projection out until position (\\d+)",
                        of -> wording.say(Phrase.of("audits.note.version", number(of, 1)))),
                form(
                        "the stage began by the passing of time at (\\S+); the journey was reviewed last at (\\S+)",
                        of -> wording.say(Phrase.of("audits.note.stage", instant(of, 1), instant(of, 2)))),
                form(
                        "its review was due at (\\S+)",
                        of -> wording.say(Phrase.of("audits.note.review", instant(of, 1)))),
                form("written, but it changed .+", _ -> wording.say(Phrase.of("audits.note.changed"))),
                form("written, and still wrong; .+", _ -> wording.say(Phrase.of("audits.note.still"))),
                form(
                        "not repaired: (.+); rebuild the view: .+",
                        of -> wording.say(Phrase.of("audits.note.refused", text(of, 1)))));
    }

    /** All that a rehearsal compares. */
    public String compared() {
        return Stream.of(Field.values())
                .map(compared -> field(compared.path()))
                .collect(Collectors.joining(text("runs.list", ", ")));
    }

    /** @param field such as {@code lifecycle.stage} */
    public String field(String field) {
        return text("rehearsals.field." + field, field);
    }

    /**
     * A value of a field; {@link Which#NOTHING} where there is none.
     *
     * @param field none: of whichever it is
     */
    public String value(@Nullable String field, String value) {
        if (value.equals(Which.NOTHING)) {
            return text("rehearsals.nothing", value);
        }
        String prefix = field == null ? null : NAMED.get(field);
        return prefix == null
                ? value
                : Stream.of(value.split(", "))
                        .map(word -> text(prefix + word, word))
                        .collect(Collectors.joining(", "));
    }

    /** Why a field is as it is. */
    public String why(String told) {
        String rule = text("rehearsals.rule." + told, "");
        return rule.isEmpty() ? say(told, whys) : rule;
    }

    /** What else there is to know of a finding. */
    public String note(String told) {
        return say(told, notes);
    }

    private static String say(String told, KnownForms forms) {
        return Objects.requireNonNullElse(forms.say(told), told);
    }

    private String text(String key, String otherwise) {
        return Objects.requireNonNullElse(
                texts.getMessage(key, null, otherwise, LocaleContextHolder.getLocale()), otherwise);
    }

    private static Argument text(MatchResult of, int group) {
        return Argument.text(of.group(group));
    }

    private static Argument number(MatchResult of, int group) {
        return Argument.number(Long.parseLong(of.group(group)));
    }

    private static Argument instant(MatchResult of, int group) {
        return Argument.instant(Instant.parse(of.group(group)));
    }
}
