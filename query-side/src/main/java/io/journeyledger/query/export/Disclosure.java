package io.journeyledger.query.export;

import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.InvalidQuestionException;

/** Whose personal texts are written into a file that leaves the house. */
public enum Disclosure {
    /** Nobody's: the columns stay, empty. */
    NONE,
    /** Those of customers who today consent, on every channel or any, to the purpose {@value #PURPOSE}. */
    CONSENTED,
    /** Everybody's. */
    ALL;

    /** The purpose of a consent to have one's complaint published. */
    public static final String PURPOSE = "publication";

    /** @throws InvalidQuestionException when there is none of that name, whether in small letters or not */
    public static Disclosure named(String name) {
        for (Disclosure disclosure : values()) {
            if (disclosure.name().equalsIgnoreCase(name)) {
                return disclosure;
            }
        }
        throw new InvalidQuestionException("personal", name, "use one of none, consented, all");
    }

    /**
     * @param today the customer as everything is known that is known today: who withdrew a consent withdrew it for the
     *     past, too
     */
    static boolean consents(CustomerDocument today) {
        return today.care() != null
                && today.care().consents().stream()
                        .anyMatch(consent -> consent.purpose().equals(PURPOSE));
    }
}
