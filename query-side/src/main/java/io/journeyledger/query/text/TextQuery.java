package io.journeyledger.query.text;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import io.journeyledger.query.InvalidQuestionException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A question in words. All of them must stand in a document, in whatever order, each in any of its fields. What is
 * written without a blank, or between quotation marks, must stand there as it is: the tokenizer cuts Chinese, Japanese
 * and Korean text into single characters, so that only a phrase finds a word. The last word may be unfinished.
 */
public final class TextQuery {

    /** Most characters of a question. */
    public static final int LONGEST = 300;

    /** Whatever Unicode takes for white space divides words, such as the blank as wide as an ideograph. */
    private static final Pattern TERM = Pattern.compile("\"([^\"]+)\"|[^\\s\"]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern FINISHED =
            Pattern.compile(".*[\\s\"]", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern AROUND = Pattern.compile("\\A\\s+|\\s+\\z", Pattern.UNICODE_CHARACTER_CLASS);
    /** Most ways in which the unfinished last word may go on. */
    private static final int MOST_ENDINGS = 64;

    private final String words;
    private final List<String> terms;
    private final boolean unfinished;

    private TextQuery(String words, List<String> terms, boolean unfinished) {
        this.words = words;
        this.terms = terms;
        this.unfinished = unfinished;
    }

    /** @throws InvalidQuestionException when the words are too long, which keeps the cost of one question in bounds */
    public static TextQuery of(String words) {
        InvalidQuestionException.notLongerThan("q", words, LONGEST);
        List<String> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(words);
        while (matcher.find()) {
            terms.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        // Punctuation alone has no tokens, which would find nothing.
        terms.removeIf(term -> term.codePoints().noneMatch(Character::isLetterOrDigit));
        return new TextQuery(
                AROUND.matcher(words).replaceAll(""),
                List.copyOf(terms),
                !FINISHED.matcher(words).matches());
    }

    /** Whether texts that stand in no view have all the words, each in any of them: as those of documents are found. */
    public boolean isSaidIn(List<String> texts) {
        List<Tokens> said = texts.stream().map(Tokens::of).toList();
        for (int i = 0; i < terms.size(); i++) {
            Tokens phrase = Tokens.of(terms.get(i));
            boolean goesOn = isUnfinished(i);
            if (said.stream().noneMatch(text -> text.have(phrase, goesOn))) {
                return false;
            }
        }
        return !terms.isEmpty();
    }

    private boolean isUnfinished(int term) {
        return unfinished && term == terms.size() - 1;
    }

    /** Asks the text fields. */
    public Query in(List<String> fields) {
        return in(fields, List.of(), List.of());
    }

    /**
     * Asks the text fields and the names, or the keyword fields for exactly the words.
     *
     * @param names keyword fields in which a word is found by any part of it, in capitals or not: of few different
     *     values, since each of them is looked at
     * @param numbers keyword fields
     */
    public Query in(List<String> fields, List<String> names, List<String> numbers) {
        Stream<Query> exact = numbers.stream()
                .map(field -> Query.of(q -> q.term(t -> t.field(field).value(words))));
        return any(Stream.concat(exact, Stream.of(text(fields, names))));
    }

    private Query text(List<String> fields, List<String> names) {
        if (terms.isEmpty()) {
            return Query.of(q -> q.matchNone(n -> n));
        }
        List<Query> all = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            Query phrase = phrase(term, fields, isUnfinished(i));
            all.add(any(Stream.concat(Stream.of(phrase), names.stream().map(name -> part(term, name)))));
        }
        return Query.of(q -> q.bool(b -> b.must(all)));
    }

    private static Query phrase(String term, List<String> fields, boolean unfinished) {
        return Query.of(q -> q.multiMatch(m -> {
            m.query(term).fields(fields);
            return unfinished
                    ? m.type(TextQueryType.PhrasePrefix).maxExpansions(MOST_ENDINGS)
                    : m.type(TextQueryType.Phrase);
        }));
    }

    private static Query part(String term, String name) {
        String literally = term.replaceAll("[*?\\\\]", "\\\\$0");
        return Query.of(
                q -> q.wildcard(w -> w.field(name).value("*" + literally + "*").caseInsensitive(true)));
    }

    private static Query any(Stream<Query> queries) {
        List<Query> any = queries.toList();
        return any.size() == 1
                ? any.getFirst()
                : Query.of(q -> q.bool(b -> b.should(any).minimumShouldMatch("1")));
    }
}
