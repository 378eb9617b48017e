package io.journeyledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventTypeTest {

    @Test
    void everyEventOfTheSealedHierarchyIsInTheCatalogueOnce() {
        assertThat(leaves(JourneyEvent.class))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .<Class<?>>map(EventType::record)
                        .toList());
    }

    @Test
    void everyEventHasASample() {
        assertThat(Samples.all()).extracting(EventType::of).containsExactly(EventType.values());
    }

    @Test
    void namesAreUniqueAndFoundAgain() {
        for (EventType type : EventType.values()) {
            assertThat(EventType.ofStoredName(type.storedName())).contains(type);
            assertThat(EventType.ofEntryType(type.entryType())).contains(type);
        }
        assertThat(Arrays.stream(EventType.values()).map(EventType::command)).doesNotHaveDuplicates();
    }

    @Test
    void theFamilyOfATypeIsTheFamilyOfItsInterface() {
        for (EventType type : EventType.values()) {
            String family = type.family().name().charAt(0)
                    + type.family().name().substring(1).toLowerCase(java.util.Locale.ROOT)
                    + "Event";
            assertThat(type.record().getInterfaces()[0].getSimpleName()).isEqualTo(family);
        }
    }

    @Test
    void commandsHaveAPathSegment() {
        assertThat(EventType.COMPLAINT_LODGED.commandPath()).isEqualTo("lodge-complaint");
    }

    private static Stream<Class<?>> stream(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventTypeTest::stream)
                : Stream.of(type);
    }

    private static java.util.List<Class<?>> leaves(Class<?> type) {
        return stream(type).toList();
    }
}
