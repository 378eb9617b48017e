package io.journeyledger.server.borders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSwitchesTest {
    private static final Path PROJECT = Path.of("..", "..");
    private static final List<String> MODULES =
            List.of("command-side/ledger", "command-side/store", "command-side/intake", "projections", "query-side");

    @Test
    void noSwitchOverEventsHasADefault() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }

        EventSwitches.Seen seen = EventSwitches.in(sources);

        assertThat(seen.all()).as("switches over events that were found").isGreaterThan(20);
        assertThat(seen.withDefault()).isEmpty();
    }

    @Test
    void aDefaultIsFoundInSwitchesOverEventsAndTheirFamiliesOnly(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("Careless.java"), """
                import io.journeyledger.ledger.ChurnEvent;
                import io.journeyledger.ledger.JourneyEvent;
                class Careless {
                    int ofEvent(JourneyEvent event) {
                        return switch (event) {
                            case ChurnEvent.CustomerChurned churned -> 1;
                            default -> 0;
                        };
                    }
                    void ofFamily(ChurnEvent event) {
                        switch (event) {
                            case ChurnEvent.CustomerChurned churned -> {}
                            case null, default -> {}
                        }
                    }
                    int careful(ChurnEvent event) {
                        return switch (event) {
                            case ChurnEvent.CustomerChurned churned -> 1;
                            case ChurnEvent other -> 2;
                        };
                    }
                    int ofText(String text) {
                        return switch (text) {
                            case "churned" -> 1;
                            default -> 0;
                        };
                    }
                }
                """);

        EventSwitches.Seen seen = EventSwitches.in(List.of(source));

        assertThat(seen.all()).isEqualTo(3);
        assertThat(seen.withDefault()).containsExactly("Careless.java:5", "Careless.java:11");
    }
}
