package io.journeyledger.query.web;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.policy.ComplaintPolicy;
import io.journeyledger.query.web.frame.Display;
import io.journeyledger.query.worklist.Worklist;
import io.journeyledger.query.worklist.WorklistAnswer;
import io.journeyledger.query.worklist.WorklistQuery;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The complaints to be worked on, with what their clocks say. */
@Controller
class WorklistPage {

    private static final int SHOWN = 50;

    private final Worklist worklist;
    private final Policies policies;
    private final Display display;
    private final InstantSource clock;

    WorklistPage(Worklist worklist, Policies policies, Display display, InstantSource clock) {
        this.worklist = worklist;
        this.policies = policies;
        this.display = display;
        this.clock = clock;
    }

    /** @param customer its name; none where the journey has none */
    record Line(ComplaintDocument complaint, @Nullable String customer, List<ClockReading> clocks) {
        public boolean isLate() {
            return clocks.stream().anyMatch(clock -> clock.kind() == ClockReading.Kind.OVERDUE);
        }
    }

    /**
     * @param seen what stands on the page that asks again: nothing is sent while that is still so. Browsers may keep no
     *     copies of pages with personal data, so that they could not ask with an {@code If-None-Match} of their own.
     */
    @GetMapping("/worklist")
    Object worklist(
            @ModelAttribute WorklistFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String seen,
            @CookieValue(name = SavedFilters.COOKIE, required = false) @Nullable String saved,
            @RequestHeader HttpHeaders headers,
            Model model) {
        WorklistQuery query = filter.query();
        Instant now = clock.instant();
        WorklistAnswer answer = worklist.ask(query, now, display.zone(), cursor, SHOWN);
        List<Line> lines = lines(answer, now);
        String version = Integer.toHexString(
                Objects.hash(lines, answer.total(), answer.shows(), answer.facets(), answer.others()));
        boolean part = Partial.isFor("worklist", headers);
        if (part && version.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        Map<String, String> parameters = WorklistFilter.parameters(query);
        model.addAttribute("query", query)
                .addAttribute("parameters", parameters)
                .addAttribute("address", WorklistFilter.address(parameters))
                .addAttribute("export", WorklistFilter.address("/api/v1/exports/worklist", parameters))
                .addAttribute("total", answer.total())
                .addAttribute("lines", lines)
                .addAttribute("choices", WorklistChoices.of(query, answer))
                .addAttribute("next", answer.cursor())
                .addAttribute("continued", cursor != null && !cursor.isEmpty())
                .addAttribute("version", version)
                .addAttribute("part", part)
                .addAttribute("saved", SavedFilters.parse(saved).all())
                .addAttribute("now", now);
        return part ? "worklist :: list" : "worklist";
    }

    private List<Line> lines(WorklistAnswer answer, Instant now) {
        Map<String, String> names = worklist.names(answer.complaints().stream()
                .map(complaint -> complaint.journey().id())
                .collect(Collectors.toSet()));
        ComplaintPolicy policy = policies.current().complaints();
        return answer.complaints().stream()
                .map(complaint -> new Line(
                        complaint,
                        names.get(complaint.journey().id()),
                        ClockReading.of(complaint, policy, now, display.zone())))
                .toList();
    }
}
