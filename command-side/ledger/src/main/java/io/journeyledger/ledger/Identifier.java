package io.journeyledger.ledger;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What recognises a customer across channels.
 *
 * @param kind what sort of identifier it is
 * @param fingerprint keyed hash of kind and normalised value, 32 hexadecimal digits; the only searchable form in the
 *     store
 * @param value the identifier itself, sealed
 */
public record Identifier(Kind kind, String fingerprint, PersonalText value) {

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
