package io.journeyledger.ledger;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What recognises a customer across channels.
 *
 * @param kind what sort of identifier it is
 * @param mark by which the events of its journey tell it from others
 * @param value the identifier itself, sealed
 */
public record Identifier(Kind kind, Mark mark, PersonalText value) {

    /**
     * Stands for an identifier in the events of one journey: its keyed fingerprint, sealed under the key of that journey
     * so that the same identifier has always the same mark there. In another journey it has another one, and when the
     * key is erased nobody can tell any more whose mark it is.
     *
     * @param sealed 32 bytes in Base64 for URLs, which are {@value #LENGTH} characters
     */
    public record Mark(String sealed) {

        private static final int LENGTH = 43;

        /**
         * @throws IllegalArgumentException when it is anything else, as a fingerprint is that was not sealed; the
         *     message does not repeat it
         */
        public Mark {
            if (sealed.length() != LENGTH || !isOfBase64(sealed)) {
                throw new IllegalArgumentException("a mark is a sealed fingerprint, " + LENGTH
                        + " characters of Base64 for URLs; seal it under the journey's key first");
            }
        }

        private static boolean isOfBase64(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean is = (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-'
                        || c == '_';
                if (!is) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Sorts of identifiers; {@link #REFERENCE} is a customer number of another system. */
    public enum Kind {
        EMAIL,
        PHONE,
        LOYALTY_CARD,
        ACCOUNT,
        DEVICE,
        REFERENCE;

        /**
         * The one form in which equal identifiers are equal texts: Unicode NFKC without outer blanks; e-mail addresses
         * in lower case; telephone numbers as their digits, a leading {@code 00} as {@code +}.
         */
        public String normalise(String value) {
            String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).strip();
            return switch (this) {
                case EMAIL -> plain.toLowerCase(Locale.ROOT);
                case PHONE -> {
                    String digits = digitsOf(plain);
                    if (plain.startsWith("+")) {
                        yield "+" + digits;
                    }
                    yield digits.startsWith("00") ? "+" + digits.substring(2) : digits;
                }
                case LOYALTY_CARD, ACCOUNT, DEVICE, REFERENCE -> plain;
            };
        }

        private static String digitsOf(String text) {
            StringBuilder digits = new StringBuilder(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= '0' && c <= '9') {
                    digits.append(c);
                }
            }
            return digits.toString();
        }
    }
}
