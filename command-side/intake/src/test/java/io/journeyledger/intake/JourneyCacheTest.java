package io.journeyledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.common.caching.Cache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyCacheTest {

    @TempDir
    Path data;

    @Test
    void aJourneyOfManyEventsTakesTheRoomOfSeveral() {
        try (TestProgram program = TestProgram.start(data, "journey.intake.cached-journeys=4")) {
            String ann = purchases(program, "ann@example.org", 600);
            String bob = purchases(program, "bob@example.org", 3);

            Cache remembered = program.get(Cache.class);
            assertThat(remembered.containsKey(bob)).isTrue();
            assertThat(remembered.containsKey(ann))
                    .as("more than is remembered at all")
                    .isFalse();
        }
    }

    private static String purchases(TestProgram program, String customer, int purchases) {
        List<List<Entry>> groups = IntStream.range(0, purchases)
                .mapToObj(i -> List.of(Entries.purchase(customer + i, customer)))
                .toList();
        List<Outcome> outcomes = program.get(Intake.class).record(groups);
        return ((Outcome.Recorded) outcomes.getFirst()).journey().value();
    }
}
