package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"Mars", "Europe/Londn", "+25:00", "a b"})
    void what_is_no_time_zone_is_told_by_the_name_of_the_setting(String zone) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FrameConfiguration().display(zone))
                .withMessageStartingWith("journey.zone is '" + zone + "': use the name of a time zone")
                .withNoCause(); // which would be told instead
    }

    @Test
    void without_a_zone_it_is_that_of_the_machine() {
        assertThat(new FrameConfiguration().display("").zone()).isEqualTo(ZoneId.systemDefault());
        assertThat(new FrameConfiguration().display("Europe/London").zone()).isEqualTo(ZoneId.of("Europe/London"));
    }
}
