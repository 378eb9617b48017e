package io.journeyledger.query.web;

import io.journeyledger.query.worklist.WorklistAnswer;
import io.journeyledger.query.worklist.WorklistAnswer.Count;
import io.journeyledger.query.worklist.WorklistQuery;
import io.journeyledger.query.worklist.WorklistQuery.Facet;
import io.journeyledger.query.worklist.WorklistQuery.Show;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a reader of the worklist may choose next, each with the address that chooses it and how many complaints that
 * shows.
 */
record WorklistChoices(List<Choice> shows, List<Group> groups) {

    /**
     * @param key of its text; none where the value is its own text
     * @param address of a chosen one: where it is no longer chosen
     */
    public record Choice(@Nullable String key, String value, long complaints, boolean chosen, String address) {}

    /**
     * @param name of the filter, which ends the key of its text
     * @param others how many complaints have values that are not among the choices
     */
    public record Group(String name, List<Choice> choices, long others) {
        public boolean isChosen() {
            return choices.stream().anyMatch(Choice::chosen);
        }
    }

    static WorklistChoices of(WorklistQuery query, WorklistAnswer answer) {
        return new WorklistChoices(
                Arrays.stream(Show.values())
                        .map(show -> show(query, answer, show))
                        .toList(),
                Arrays.stream(Facet.values())
                        .map(facet -> new Group(
                                WorklistFilter.name(facet),
                                values(query, answer, facet),
                                answer.others().getOrDefault(facet, 0L)))
                        .toList());
    }

    private static Choice show(WorklistQuery query, WorklistAnswer answer, Show show) {
        Map<String, String> parameters = WorklistFilter.parameters(query);
        if (show == Show.OPEN) {
            parameters.remove("show");
        } else {
            parameters.put("show", show.name());
        }
        return new Choice(
                "worklist.show." + show,
                show.name(),
                answer.shows().getOrDefault(show, 0L),
                show == query.show(),
                WorklistFilter.address(parameters));
    }

    private static List<Choice> values(WorklistQuery query, WorklistAnswer answer, Facet facet) {
        return answer.facets().getOrDefault(facet, List.of()).stream()
                .map(count -> value(query, facet, count))
                .toList();
    }

    private static Choice value(WorklistQuery query, Facet facet, Count count) {
        boolean chosen = count.value().equals(query.value(facet));
        Map<String, String> parameters = WorklistFilter.parameters(query);
        if (chosen) {
            parameters.remove(WorklistFilter.name(facet));
        } else {
            parameters.put(WorklistFilter.name(facet), count.value());
        }
        String family = switch (facet) {
            case STATE -> "complaint.state.";
            case SEVERITY -> "complaint.severity.";
            case CHANNEL -> "channel.";
            case PRODUCT, OWNER -> null;
        };
        return new Choice(
                family == null ? null : family + count.value(),
                count.value(),
                count.complaints(),
                chosen,
                WorklistFilter.address(parameters));
    }
}
