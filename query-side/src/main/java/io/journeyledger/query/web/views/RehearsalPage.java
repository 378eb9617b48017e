package io.journeyledger.query.web.views;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.rehearsal.Moves;
import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.Which;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The page of one rehearsal: what changes, from what to what, who, and why. */
@Controller
@RequestMapping("/views/rehearsals/{id}")
class RehearsalPage {

    private static final int SHOWN = 50;

    /** Ways of a field that have a bar. */
    static final int BARS = 10;

    private final Runners runners;
    private final Policies policies;
    private final InstantSource clock;

    RehearsalPage(Runners runners, Policies policies, InstantSource clock) {
        this.runners = runners;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * The page, or, asked for by htmx while the rehearsal runs, only the part that changes.
     *
     * @param after where the next changes begin
     */
    @GetMapping
    String show(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model)
            throws IOException {
        Rehearsal rehearsal = runners.rehearsal(id);
        RehearsalAnswer run = RehearsalAnswer.of(rehearsal, clock.instant());
        model.addAttribute("run", run)
                .addAttribute("current", policies.current().version())
                .addAttribute("bars", BARS);
        if (run.over()) {
            Which which = Which.of(field, from, to);
            List<Moves.Move> moves = run.counts().stream()
                    .filter(count -> count.field().equals(which.field()))
                    .map(Moves.Count::moves)
                    .findFirst()
                    .orElse(List.of());
            model.addAttribute("which", which)
                    .addAttribute("froms", values(moves, Moves.Move::from, which.from()))
                    .addAttribute("tos", values(moves, Moves.Move::to, which.to()))
                    .addAttribute("after", after)
                    .addAttribute("changes", rehearsal.changes(which, after, SHOWN));
        }
        return htmx == null ? "rehearsal" : "rehearsal :: run";
    }

    @GetMapping("/changes.csv")
    ResponseEntity<StreamingResponseBody> csv(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return ListOfRun.csv(runners.rehearsal(id), Which.of(field, from, to));
    }

    /** What a field can be narrowed to. */
    private static List<String> values(
            List<Moves.Move> moves, Function<Moves.Move, @Nullable String> side, @Nullable String chosen) {
        TreeSet<String> values = new TreeSet<>();
        moves.forEach(move -> values.add(Optional.ofNullable(side.apply(move)).orElse(Which.NOTHING)));
        if (chosen != null) {
            values.add(chosen);
        }
        return List.copyOf(values);
    }
}
