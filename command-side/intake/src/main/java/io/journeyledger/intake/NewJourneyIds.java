package io.journeyledger.intake;

import io.journeyledger.ledger.JourneyId;
import java.security.SecureRandom;
import org.springframework.stereotype.Component;

/** Ids for new journeys: random, 80 bits in 16 characters of Crockford's base 32, which people can read out. */
@Component
class NewJourneyIds {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private final SecureRandom random = new SecureRandom();

    JourneyId next() {
        StringBuilder id = new StringBuilder(16);
        long high = random.nextLong();
        long low = random.nextLong();
        for (int i = 0; i < 8; i++) {
            id.append(ALPHABET.charAt((int) (high >>> (5 * i)) & 31));
            id.append(ALPHABET.charAt((int) (low >>> (5 * i)) & 31));
        }
        return new JourneyId(id.toString());
    }
}
