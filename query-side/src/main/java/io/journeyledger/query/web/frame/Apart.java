package io.journeyledger.query.web.frame;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Chinese is written without blanks, yet wants one between its characters and a word of another script: a text recorded
 * in English stands in a Chinese sentence as 購買 kettle, and one in Chinese as 購買水壺. Where the text begins and ends is
 * marked until the sentence around it is known.
 */
final class Apart {

    // Of the area that no text has for anything else.
    private static final char BEGIN = '\ue0a0';
    private static final char END = '\ue0a1';

    private static final Pattern EDGE = Pattern.compile("(?<han>\\p{IsHan}?)" + BEGIN
            + "(?=(?<foreign>[\\p{IsLatin}\\d])?)|(?<last>[\\p{IsLatin}\\d]?)" + END + "(?=(?<next>\\p{IsHan})?)");

    private Apart() {}

    static String mark(String text) {
        return BEGIN + text + END;
    }

    static String resolve(String sentence) {
        return sentence.indexOf(BEGIN) < 0 ? sentence : EDGE.matcher(sentence).replaceAll(Apart::edge);
    }

    private static String edge(MatchResult edge) {
        boolean begins = edge.group("han") != null;
        String before = begins ? edge.group("han") : edge.group("last");
        String after = begins ? edge.group("foreign") : edge.group("next");
        return before + (before.isEmpty() || after == null ? "" : " ");
    }
}
