package io.journeyledger.query.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void a_number_of_any_characters_is_one_segment() {
        assertThat(Addresses.complaint("J1", "B/2026/17;a?b#c%d\\e 投訴"))
                .isEqualTo("/complaints/J1/B%2F2026%2F17%3Ba%3Fb%23c%25d%5Ce%20%E6%8A%95%E8%A8%B4");
    }

    /** Thymeleaf's own addresses leave slashes as they are. */
    @Test
    void templates_make_no_address_of_a_complaint_by_themselves() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates"))) {
            assertThat(templates.filter(Files::isRegularFile))
                    .allSatisfy(
                            template -> assertThat(Files.readString(template)).doesNotContain("@{/complaints/"));
        }
    }
}
