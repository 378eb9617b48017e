package io.journeyledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.journeyledger.projections.policy.Policy;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PolicyFileTest {

    @Test
    void the_version_follows_from_the_content_alone() throws IOException {
        byte[] yaml = yaml();

        assertThat(PolicyFile.parse(yaml, "a copy").version())
                .isEqualTo(PolicyFile.standard().version())
                .matches("[0-9a-f]{12}");
        assertThat(PolicyFile.parse(changed("loyalFrom: 4", "loyalFrom: 5"), "a change")
                        .version())
                .isNotEqualTo(PolicyFile.standard().version());
    }

    @Test
    void says_where_and_what_is_wrong() throws IOException {
        byte[] misspelt = changed("loyalFrom: 4", "loyalFrom: 4\n  loialFrom: 5");
        byte[] missing = changed("  developingFrom: 2\n", "");

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PolicyFile.parse(misspelt, "mine.yaml"))
                .withMessageContaining("mine.yaml, at lifecycle")
                .withMessageContaining("loialFrom");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PolicyFile.parse(missing, "mine.yaml"))
                .withMessageContaining("developingFrom");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PolicyFile.parse(new byte[0], "mine.yaml"))
                .withMessageContaining("empty");
    }

    private static byte[] changed(String from, String to) throws IOException {
        return new String(yaml(), UTF_8).replace(from, to).getBytes(UTF_8);
    }

    private static byte[] yaml() throws IOException {
        try (var in = Policy.class.getResourceAsStream("policy.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
