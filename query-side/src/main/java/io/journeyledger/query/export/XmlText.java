package io.journeyledger.query.export;

/** Texts as values of attributes of XML 1.0. */
final class XmlText {

    /** Stands for what XML cannot say, such as a NUL. */
    private static final char UNKNOWN = '\uFFFD';

    private XmlText() {}

    /** Line breaks and tabs stay what they are: a parser would make blanks of bare ones (XML 1.0, 3.3.3). */
    static String value(String text) {
        StringBuilder value = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> value.append("&amp;");
                case '<' -> value.append("&lt;");
                case '>' -> value.append("&gt;");
                case '"' -> value.append("&quot;");
                case '\t', '\n', '\r' -> value.append("&#").append(c).append(';');
                default -> value.appendCodePoint(isAllowed(c) ? c : UNKNOWN);
            }
        });
        return value.toString();
    }

    /** XML 1.0, 2.2. */
    private static boolean isAllowed(int c) {
        return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
    }
}
