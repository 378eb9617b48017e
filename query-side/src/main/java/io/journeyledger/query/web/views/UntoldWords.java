package io.journeyledger.query.web.views;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.live.DeadLetter;
import io.journeyledger.query.web.frame.Wording;
import io.journeyledger.query.web.views.KnownForms.Form;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says in the reader's language why an event cannot be told, which programs are told in English. In templates:
 * {@code @untoldWords}.
 */
@Component
class UntoldWords {

    private final Wording wording;
    private final KnownForms forms;

    UntoldWords(Wording wording) {
        this.wording = wording;
        this.forms = new KnownForms(
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
    }

    /** @return none where it quotes what has no translation */
    public @Nullable String why(String told) {
        boolean parked = told.endsWith(DeadLetter.WHAT_TO_DO);
        String reason = parked ? told.substring(0, told.length() - DeadLetter.WHAT_TO_DO.length()) : told;
        String why = forms.say(reason);
        return why != null && parked ? say("parked", Argument.text(why)) : why;
    }

    private String say(String key, Argument... arguments) {
        return wording.say(Phrase.of("views.letters.why." + key, arguments));
    }

    private Form form(String key, String told) {
        return KnownForms.form(
                told,
                of -> say(
                        key,
                        IntStream.rangeClosed(1, of.groupCount())
                                .mapToObj(of::group)
                                .map(Argument::text)
                                .toArray(Argument[]::new)));
    }
}
