package io.journeyledger.query.web.views;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.live.DeadLetter;
import io.journeyledger.query.web.frame.Wording;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language why an event cannot be told, which programs are told in English. In templates:
 * {@code @untoldWords}.
 */
@Component
class UntoldWords {

    private static final List<Form> FORMS = List.of(
            form("fold", "No document can be made of this (\\S+): that is a fault of this program, .+"),
            form(
                    "field",
                    "The index (\\S+) does not take the document (\\S+), because of its field (\\S+) \\((\\S+)\\)"),
            form("document", "The index (\\S+) does not take the document (\\S+) \\((\\S+)\\)"),
            form("key", "The key of journey (\\S+) cannot be opened: .+"),
            form("sealed", "A sealed text of journey (\\S+) was altered, .+"),
            form("form", "A sealed text of journey (\\S+) has no known form"),
            form("revision", "Revision (\\S+) of (\\S+) is not known here; .+"),
            form("event", "There is no event (\\S+) in the catalogue; .+"));

    private final Wording wording;

    UntoldWords(Wording wording) {
        this.wording = wording;
    }

    /** A way in which programs are told, and the text that says the same. */
    private record Form(String key, Pattern told) {}

    /** @return none where it quotes what has no translation */
    public @Nullable String why(String told) {
        boolean parked = told.endsWith(DeadLetter.WHAT_TO_DO);
        String reason = parked ? told.substring(0, told.length() - DeadLetter.WHAT_TO_DO.length()) : told;
        for (Form form : FORMS) {
            Matcher matcher = form.told().matcher(reason);
            if (matcher.matches()) {
                String why = say(
                        form.key(),
                        IntStream.rangeClosed(1, matcher.groupCount())
                                .mapToObj(matcher::group)
                                .map(Argument::text)
                                .toArray(Argument[]::new));
                return parked ? say("parked", Argument.text(why)) : why;
            }
        }
        return null;
    }

    private String say(String key, Argument... arguments) {
        return wording.say(Phrase.of("views.letters.why." + key, arguments));
    }

    private static Form form(String key, String told) {
        return new Form(key, Pattern.compile(told));
    }
}
