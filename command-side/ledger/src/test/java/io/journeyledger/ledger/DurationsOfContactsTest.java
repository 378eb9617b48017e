package io.journeyledger.ledger;

import static io.journeyledger.ledger.JourneyTest.BEGUN;
import static io.journeyledger.ledger.JourneyTest.NOW;
import static io.journeyledger.ledger.JourneyTest.SKEW;
import static io.journeyledger.ledger.JourneyTest.after;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a contact may be. */
class DurationsOfContactsTest {

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT5M40S", "P31D"})
    void takesAContactOfUpTo31Days(String duration) {
        assertThat(after(List.of(BEGUN)).decide(RefusedValues.lasting(duration), NOW, SKEW))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void tellsTheBoundsOfAContact() {
        assertThat(after(List.of(BEGUN)).decide(RefusedValues.lasting("PT-5M"), NOW, SKEW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().detail())
                                .isEqualTo("duration is PT-5M, expected PT0S to P31D"));
    }
}
