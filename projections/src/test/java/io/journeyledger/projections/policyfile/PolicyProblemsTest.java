package io.journeyledger.projections.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.journeyledger.ledger.English;
import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.PolicyFile;
import io.journeyledger.projections.policy.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is said of faulty policies. In {@code policy-problems.txt} stand changes of the default policy, {@code *} for
 * all of it, each before the problems that it makes.
 */
class PolicyProblemsTest {

    /** Programs are told it. */
    @Test
    void says_every_problem_in_english_as_it_always_has() throws IOException {
        List<String> lines = golden().lines().toList();

        List<String> said = new ArrayList<>();
        for (String change : lines) {
            if (!change.startsWith("\t")) {
                said.add(change);
                problems(change).forEach(problem -> said.add("\t" + problem.key() + ": " + problem.message()));
            }
        }
        assertThat(said).containsExactlyElementsOf(lines);
    }

    @Test
    void has_a_text_for_every_fault_and_no_text_for_another() {
        assertThat(English.of("policy").keys("policy."))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::key).toList());
    }

    @Test
    void finds_every_fault() throws IOException {
        Stream<Problem> found = Stream.concat(
                golden().lines().filter(line -> !line.startsWith("\t")).flatMap(change -> problems(change).stream()),
                Stream.of(new byte[2 << 20], new byte[] {(byte) 0xc3, 0x28}).flatMap(file -> problems(file).stream()));

        assertThat(found.flatMap(problem -> problem.said().stream())
                        .map(Phrase::key)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Fault.values()).map(Fault::key).toList());
    }

    private static List<Problem> problems(String change) {
        String[] parts = change.replace("\\n", "\n").split(" → ?", -1);
        String whole = new String(PolicyFile.standardText(), UTF_8);
        String changed = parts[0].equals("*") ? parts[1] : whole.replace(parts[0], parts[1]);
        assertThat(changed).as(change).isNotEqualTo(whole);
        return problems(changed.getBytes(UTF_8));
    }

    private static List<Problem> problems(byte[] yaml) {
        return assertThrows(InvalidPolicyException.class, () -> PolicyFile.parse(yaml, "it"))
                .problems();
    }

    private static String golden() throws IOException {
        try (InputStream in = PolicyProblemsTest.class.getResourceAsStream("/policy-problems.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        }
    }
}
