package io.journeyledger.store.portable;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a ledger a file holds. What is not said does not restrict; every event fits all that is said.
 *
 * @param journeys only of these
 * @param families only of these, by their names
 * @param recordedFrom only what was recorded then or later, ISO 8601
 * @param recordedUntil only what was recorded by then
 * @param fromPosition only from this position on
 * @param untilPosition only up to this position
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Part(
        List<String> journeys,
        List<String> families,
        @Nullable String recordedFrom,
        @Nullable String recordedUntil,
        @Nullable Long fromPosition,
        @Nullable Long untilPosition) {

    /** Everything. */
    public static final Part WHOLE = new Part(List.of(), List.of(), null, null, null, null);

    @SuppressWarnings("NullAway") // what a file leaves out comes as null
    public Part {
        journeys = journeys == null ? List.of() : List.copyOf(journeys);
        families = families == null ? List.of() : List.copyOf(families);
    }

    /** Whether every journey that is in it is there from its first to its last event. */
    public boolean hasWholeJourneys() {
        return families.isEmpty()
                && recordedFrom == null
                && recordedUntil == null
                && fromPosition == null
                && untilPosition == null;
    }

    /** What restricts it, as the options of the command line that made it. */
    public String options() {
        List<String> options = new ArrayList<>();
        journeys.forEach(journey -> options.add("--journey " + journey));
        families.forEach(family -> options.add("--family " + family));
        add(options, "--recorded-from", recordedFrom);
        add(options, "--recorded-until", recordedUntil);
        add(options, "--from-position", fromPosition);
        add(options, "--until-position", untilPosition);
        return String.join(" ", options);
    }

    private static void add(List<String> options, String name, @Nullable Object value) {
        if (value != null) {
            options.add(name + " " + value);
        }
    }
}
