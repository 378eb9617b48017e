package io.journeyledger.query.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in words as the views have them: cut by the tokenizer {@code standard} at the borders of words of Unicode (UAX
 * #29), Chinese and Japanese signs each for itself, in small letters.
 */
record Tokens(List<String> words) {

    private static final String SIGN = "[\\p{IsHan}\\p{IsHiragana}]";
    private static final String KATAKANA = "[\\p{IsKatakana}\u30FC]";
    private static final String LETTER = "[\\p{L}\\p{Nl}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\u30FC]]";
    private static final String MARKS = "[\\p{M}\\p{Cf}]*";

    /**
     * A point joins what stands around it, between letters as between digits; a colon only letters, a comma only
     * digits. Possessive, since a group that could give back takes room on the stack for each sign, and a word may be
     * of any length.
     */
    private static final Pattern TOKEN = Pattern.compile(SIGN + MARKS
            + "|(?:" + KATAKANA + MARKS + ")++"
            + "|(?:" + LETTER + MARKS + "(?:[.:'\u2019\u00B7](?=" + LETTER + "))?"
            + "|\\p{Nd}" + MARKS + "(?:[.,;'\u2019](?=\\p{Nd}))?"
            + "|_)++");

    /** Of a longer word the tokenizer makes several. */
    private static final int LONGEST = 255;

    static Tokens of(String text) {
        List<String> words = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        for (int from = 0; from < text.length() && token.find(from); ) {
            from = Math.min(token.end(), token.start() + LONGEST);
            String word = text.substring(token.start(), from);
            if (word.chars().anyMatch(sign -> sign != '_')) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return new Tokens(List.copyOf(words));
    }

    /**
     * Whether these words stand here one after the other.
     *
     * @param unfinished whether the last one may go on
     */
    boolean have(Tokens phrase, boolean unfinished) {
        int length = phrase.words.size();
        for (int from = 0; length > 0 && from + length <= words.size(); from++) {
            if (words.subList(from, from + length - 1).equals(phrase.words.subList(0, length - 1))
                    && ends(words.get(from + length - 1), phrase.words.getLast(), unfinished)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(String word, String last, boolean unfinished) {
        return unfinished ? word.startsWith(last) : word.equals(last);
    }
}
