package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OccasionTest {

    @Test
    void aNameIsTakenApartIntoItsKindAndItsEvent() {
        Occasion occasion = new Occasion("anniversary-3", new JourneyId("J_1-7"), 40);

        assertThat(occasion).hasToString("anniversary-3:J_1-7.40");
        assertThat(Occasion.of("anniversary-3:J_1-7.40")).isEqualTo(occasion);
        assertThat(occasion.event()).isEqualTo("J_1-7.40");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "welcome",
                "welcome:",
                "welcome:J1",
                "welcome:J1.",
                "welcome:J1.-1",
                "welcome:J1.01",
                "welcome:J1.9999999999999999999",
                "Welcome:J1.0",
                "3:J1.0",
                "welcome:J 1.0",
                "welcome:J1.0 "
            })
    void whatIsNoNameIsNoOccasion(String name) {
        assertThat(Occasion.of(name)).isNull();
    }
}
