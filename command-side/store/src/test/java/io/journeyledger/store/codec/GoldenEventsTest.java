package io.journeyledger.store.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The stored form of every event, frozen. A difference is a decision and not an accident: it wants a new revision and a
 * step in {@link Upcasters}. A new event's file is written by running this test with {@code -Dgolden.write=true}.
 */
class GoldenEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private static final EventCodec CODEC = EventCodec.standard();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventIsStoredAsItAlwaysWas(EventType type) throws IOException {
        JourneyEvent event = Specimens.full(type);
        TypeRevision stored = CODEC.typeOf(event);
        Path file = FOLDER.resolve(stored.name() + "." + stored.revision() + ".json");
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.createDirectories(FOLDER);
            Files.write(file, CODEC.encode(event));
        }

        assertThat(file).as("the golden file of " + stored).exists();
        assertThat(new String(CODEC.encode(event), StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    }

    @Test
    void everyFormThatWasEverStoredIsStillRead() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                String[] name = file.getFileName().toString().split("\\.", -1);

                JourneyEvent event = CODEC.decode(name[0], name[1], Files.readAllBytes(file));

                assertThat(EventType.of(event).storedName()).isEqualTo(name[0]);
            }
        }
    }
}
