package io.journeyledger.projections.fold;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.PersonalText;
import org.jspecify.annotations.Nullable;

/** Opens personal texts for documents. */
@FunctionalInterface
public interface PersonalTexts {

    /** Reads what is in clear and treats what is sealed as erased; for who needs no text or may see none. */
    PersonalTexts CLOSED = (_, text) -> text;

    /** Reads everything as erased, whatever key may still be at hand. */
    PersonalTexts ERASED = (_, _) -> new PersonalText.Erased();

    /**
     * @param journey the journey in whose stream the text was recorded, and under whose key it is sealed
     * @return the text in clear, or erased
     */
    PersonalText open(JourneyId journey, PersonalText text);

    /** The text as a document carries it; an empty one where an older program recorded that there is none. */
    default String read(JourneyId journey, @Nullable PersonalText text) {
        if (text == null) {
            return "";
        }
        return switch (open(journey, text)) {
            case PersonalText.Clear(String clear) -> clear;
            case PersonalText.Erased _, PersonalText.Sealed _ -> PersonalText.ERASED;
        };
    }
}
