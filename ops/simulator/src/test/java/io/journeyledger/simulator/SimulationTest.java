package io.journeyledger.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Instant UNTIL = Instant.parse("2026-11-01T00:00:00Z");

    /** A difference here is a decision: every published figure that rests on a seed changes with it. */
    @Test
    void theSameSeedGivesTheSameBytesForEver() throws Exception {
        assertThat(sha256(written(new Simulation(40, 1, 365, UNTIL, 0.25))))
                .isEqualTo("214749fa71982682362422bb62cc35549d003d974a4cfaf404cd90d5d26e5934");
    }

    @Test
    void neitherLocaleNorTimeZoneChangesAByte() throws Exception {
        Simulation simulation = new Simulation(20, 3, 200, UNTIL, 0.5);
        String before = written(simulation);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(written(simulation)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anotherSeedGivesOthersThatShareNoId() {
        List<String> one = ids(new Simulation(50, 1, 365, UNTIL, 0));
        List<String> two = ids(new Simulation(50, 2, 365, UNTIL, 0));

        assertThat(one).isNotEmpty().doesNotContainAnyElementsOf(two);
    }

    @Test
    void linesAndIteratorAndWriterSayTheSame() throws IOException {
        Simulation simulation = new Simulation(15, 9, 100, UNTIL, 0.2);

        List<String> lines = simulation.lines().toList();

        assertThat(Arrays.asList(written(simulation).split("\n"))).isEqualTo(lines);
        assertThat(simulation.iterator()).toIterable().containsExactlyElementsOf(lines);
    }

    @Test
    void withoutCustomersNothingHappens() {
        assertThat(new Simulation(0, 1, 30, UNTIL, 0).lines()).isEmpty();
    }

    @Test
    void aValueOutsideItsRangeIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Simulation(1, 1, 0, UNTIL, 0))
                .withMessage("days is 0, expected 1 to 36500");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Simulation(1, 1, 1, UNTIL, 1.5))
                .withMessage("chineseShare is 1.5, expected 0 to 1");
    }

    private static List<String> ids(Simulation simulation) {
        return simulation
                .lines()
                .map(line -> line.substring(0, line.indexOf("\",\"source\"")))
                .toList();
    }

    private static String written(Simulation simulation) throws IOException {
        StringBuilder out = new StringBuilder();
        simulation.writeTo(out);
        return out.toString();
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
