package io.journeyledger.projections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.journeyledger.projections.policy.Policy;
import io.journeyledger.projections.policyfile.InvalidPolicyException;
import io.journeyledger.projections.policyfile.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void says_every_problem_with_its_place_its_value_and_what_is_allowed() throws IOException {
        String yaml = new String(yaml(), UTF_8)
                .replace("  developingFrom: 2\n", "")
                .replace("loyalFrom: 4", "loialFrom: 5")
                .replace("atLeast: P60D", "atLeast: two months")
                .replace("graveFrom: GRAVE", "graveFrom: GRAV")
                .replace("promoterFrom: 9", "promoterFrom: 99")
                .replace("currency: EUR", "currency: EUR\n  currency: USD")
                .replace("zone: Europe/London", "zone: Europe/Londn")
                .replace("2026-12-28:", "2026-13-28:")
                .replace("lateAfter: P1D", "lateAfter:");

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyFile.parse(yaml.getBytes(UTF_8), "mine.yaml"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::key)
                        .containsExactlyInAnyOrder(
                                "lifecycle.developingFrom",
                                "lifecycle.loyalFrom",
                                "lifecycle.loialFrom",
                                "lifecycle.silence.atLeast",
                                "lifecycle.graveFrom",
                                "satisfaction.promoterFrom",
                                "costs.currency",
                                "complaints.calendars.england-and-wales.zone",
                                "complaints.calendars.england-and-wales.holidays.2026-13-28",
                                "timeline.lateAfter"))
                .withMessageStartingWith("mine.yaml has 10 problems:")
                .withMessageContaining("loialFrom: is not known here; did you mean loyalFrom?")
                .withMessageContaining("loyalFrom: is missing")
                .withMessageContaining("\"two months\" is no duration; allowed: ISO 8601")
                .withMessageContaining(
                        "\"GRAV\" is not known; allowed: MINOR, MODERATE, MAJOR, GRAVE; did you mean GRAVE?")
                .withMessageContaining("\"99\" is out of range; allowed: from 0 to 10")
                .withMessageContaining("stands twice; first in line ")
                .withMessageContaining("\"Europe/Londn\" is no time zone")
                .withMessageContaining("did you mean Europe/London?")
                .withMessageContaining("\"2026-13-28\" is no date")
                .withMessageContaining("has no value; allowed: ");
    }

    @Test
    void refuses_to_care_by_a_channel_that_is_out_of_reach_or_of_unknown_cost() throws IOException {
        String yaml = new String(yaml(), UTF_8)
                .replace("    CHAT: [ACCOUNT]\n", "")
                .replace("    LETTER: 7.00\n", "")
                .replaceFirst("(?s)(FOLLOW_UP: .*?channels: \\[)[A-Z_, ]+", "$1");

        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyFile.parse(yaml.getBytes(UTF_8), "mine.yaml"))
                .withMessageContaining(
                        "care.occasions.PROMISE.channels: names CHAT, for which reach names no kind of identifier")
                .withMessageContaining("care.occasions.FOLLOW_UP.channels: names no channel");

        String free = new String(yaml(), UTF_8).replace("    LETTER: 7.00\n", "");
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> PolicyFile.parse(free.getBytes(UTF_8), "mine.yaml"))
                .withMessageContaining("costs.perContact: names no cost for LETTER, a channel of care.occasions");
    }

    @Test
    void says_line_and_column() throws IOException {
        byte[] yaml = changed("loyalFrom: 4", "loyalFrom: four");
        int line = (int) new String(yaml, UTF_8)
                        .lines()
                        .takeWhile(text -> !text.contains("loyalFrom"))
                        .count()
                + 1;

        assertThat(problems(yaml))
                .hasToString("[line " + line + ", column 14, lifecycle.loyalFrom:"
                        + " \"four\" is no whole number; allowed: from 1 to 1000000000]");
    }

    @Test
    void says_what_does_not_fit_together() throws IOException {
        String yaml = new String(yaml(), UTF_8)
                .replace("detractorTo: 6", "detractorTo: 9")
                .replace("atMost: P540D", "atMost: P1D")
                .replace("calendar: target", "calendar: targt")
                .replace("term: {businessDays: 10, endOfDay: true}", "term: {endOfDay: true}")
                .replaceFirst("weekend: .*", "weekend: [MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY,SATURDAY,SUNDAY]");

        assertThat(problems(yaml.getBytes(UTF_8)))
                .extracting(Problem::key)
                .containsExactlyInAnyOrder(
                        "satisfaction.detractorTo",
                        "lifecycle.silence.atLeast",
                        "complaints.regimes.eu-payment-services.calendar",
                        "complaints.regimes.priority.clocks[1].term.within",
                        "complaints.calendars.england-and-wales.weekend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n", "# a policy\n# to be written\n", "---\n...\n", "null"})
    void says_what_is_missing_of_a_policy_that_is_empty_and_where_a_whole_one_is(String yaml) {
        assertThat(problems(yaml.getBytes(UTF_8)))
                .singleElement()
                .extracting(Problem::message, STRING)
                .isEqualTo(
                        "is no policy: the file is empty, or has comments alone; allowed: the keys lifecycle, satisfaction,"
                                + " costs, complaints, care, timeline, models, review; begin with a copy of a whole policy:"
                                + " GET /api/v1/policies lists them, GET /api/v1/policies/VERSION gives one");
    }

    @Test
    void says_what_is_no_policy_at_all() {
        assertThat(problems("- a\n- b".getBytes(UTF_8)))
                .singleElement()
                .extracting(Problem::message, STRING)
                .startsWith("is no policy: it is no YAML mapping; allowed: the keys lifecycle, ");
        assertThat(problems("a: [".getBytes(UTF_8))).hasSize(1);
        assertThat(problems(new byte[] {(byte) 0xc3, 0x28})).hasToString("[line 1, column 1: is not in UTF-8]");
        assertThat(problems("[".repeat(100_000).getBytes(UTF_8))).hasSize(1);
        assertThat(problems(new byte[2 << 20])).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatever_the_file_holds_it_is_a_policy_or_has_problems(long seed) throws IOException {
        byte[] original = yaml();
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] mutated = mutated(original, random);
            try {
                assertThat(PolicyFile.parse(mutated, "a mutation").version()).hasSize(12);
            } catch (InvalidPolicyException e) {
                refused++;
                int lines = (int) new String(mutated, UTF_8).lines().count() + 1;
                assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isBetween(1, lines);
                    assertThat(problem.message()).isNotBlank();
                });
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    /** Bytes changed, cut out, doubled, or words put where others stood. */
    private static byte[] mutated(byte[] original, Random random) {
        String text = new String(original, UTF_8);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
            text = text.substring(0, at)
                    + WORDS[random.nextInt(WORDS.length)]
                    + (random.nextBoolean() ? text.substring(at, end) : "")
                    + text.substring(random.nextBoolean() ? at : end);
        }
        byte[] bytes = text.getBytes(UTF_8);
        if (random.nextInt(4) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static final String[] WORDS = {
        "", "~", "-1", "1e99", "1e999999999", "NaN", "9999999999999999999999", "P99999999D", "PT-1S", "{", "[", "]",
                "}",
        "&a [*a]", "*b", "? ", ": ", "- ", "\n", "\t", "!!java/object x", "<<: *x\n", "\u0000", "\ufeff", "---\n",
                "...\n",
        "\"", "'", "%YAML 9", "|", "{{{{{{", "default:", "P1D", "true", "2026-02-30", "Mars/Olympus", "\ud83d\ude00"
    };

    private static List<Problem> problems(byte[] yaml) {
        return assertThrows(InvalidPolicyException.class, () -> PolicyFile.parse(yaml, "mine.yaml"))
                .problems();
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
