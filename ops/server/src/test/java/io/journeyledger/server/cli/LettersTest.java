package io.journeyledger.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

class LettersTest {

    /** What cron watches must be able to become well again: an eviction is a decision, and stays in the list. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''             | 0
            parked         | 1
            evicted        | 0
            evicted parked | 1
            """)
    void an_alarm_is_over_once_every_letter_is_decided(String states, int exitCode) {
        ArrayNode letters = new JsonMapper().createArrayNode();
        for (String state : states.isEmpty() ? new String[0] : states.split(" ")) {
            letters.addObject().put("eventId", "J-17.4").put("evicted", state.equals("evicted"));
        }

        assertThat(Letters.exitCode(letters)).isEqualTo(exitCode);
    }
}
