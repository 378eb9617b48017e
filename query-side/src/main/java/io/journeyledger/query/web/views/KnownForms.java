package io.journeyledger.query.web.views;

import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ways in which programs are told something in English, and how each is said in the reader's language. */
record KnownForms(List<Form> forms) {

    /** One of them. */
    record Form(Pattern told, Function<MatchResult, String> said) {}

    KnownForms(Form... forms) {
        this(List.of(forms));
    }

    static Form form(String told, Function<MatchResult, String> said) {
        return new Form(Pattern.compile(told), said);
    }

    /** @return none where it is told in another way */
    @Nullable
    String say(String told) {
        for (Form form : forms) {
            Matcher matcher = form.told().matcher(told);
            if (matcher.matches()) {
                return form.said().apply(matcher.toMatchResult());
            }
        }
        return null;
    }
}
