package io.journeyledger.query.web.views;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.web.frame.Display;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the views: make them anew, watch that, and see what could not be told. */
@Controller
@RequestMapping("/views")
class ViewsPage {

    private static final int SHOWN = 50;

    private static final String BACK = "redirect:/views";

    private final Runners runners;
    private final Policies policies;
    private final Display display;
    private final InstantSource clock;

    ViewsPage(Runners runners, Policies policies, Display display, InstantSource clock) {
        this.runners = runners;
        this.policies = policies;
        this.display = display;
        this.clock = clock;
    }

    /**
     * The page, or, asked for by htmx while something runs, only the part that changes.
     *
     * @param after how many indices stand on the pages before
     */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "0") int after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        model.addAttribute("here", runners.areHere()).addAttribute("views", View.values());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", RebuildForm.EMPTY);
        }
        if (runners.areHere()) {
            List<RebuildAnswer> rebuilds = runners.rebuilds().all().stream()
                    .map(rebuild -> RebuildAnswer.of(rebuild, clock.instant()))
                    .toList();
            model.addAttribute("rebuilds", rebuilds)
                    .addAttribute("busy", rebuilds.stream().anyMatch(rebuild -> !rebuild.over()))
                    .addAttribute("after", after)
                    .addAttribute("indices", Indices.of(runners.rebuilds(), Math.max(after, 0), SHOWN))
                    .addAttribute("policies", policies.all())
                    .addAttribute("lettersShown", SHOWN)
                    .addAttribute("letters", runners.retries().all());
        }
        return htmx == null ? "views" : "views :: runs";
    }

    @PostMapping("/rebuild")
    String rebuild(RebuildForm form, Model model) {
        model.addAttribute("form", form);
        return attempt(model, () -> runners.rebuilds().begin(form.request(display.zone(), clock.instant())));
    }

    @PostMapping("/rebuild/{id}/cancel")
    String cancel(@PathVariable String id) {
        Rebuild rebuild = runners.rebuilds().find(id).orElseThrow(() -> new UnknownRunException("rebuild", id));
        runners.rebuilds().cancel(rebuild);
        return BACK;
    }

    @PostMapping("/{view}/restore")
    String restore(@PathVariable String view, Model model) {
        return attempt(model, () -> runners.rebuilds().restore(RebuildsResource.view(view)));
    }

    @PostMapping("/side/{name}/drop")
    String drop(@PathVariable String name, Model model) {
        return attempt(model, () -> runners.rebuilds().drop(name));
    }

    @PostMapping("/letters/retry")
    String retry(@RequestParam String event, Model model) {
        return attempt(model, () -> runners.retries().retry(event));
    }

    @PostMapping("/letters/evict")
    String evict(@RequestParam String event, Model model) {
        return attempt(model, () -> runners.retries().evict(event));
    }

    /** Back to the page, which says why it was refused where it was. */
    private String attempt(Model model, Runnable action) {
        try {
            action.run();
            return BACK;
        } catch (FutureTimeException _) {
            model.addAttribute("refusal", "rehearsals.problem.future");
            return show(0, null, model);
        } catch (RebuildRefusedException
                | IllegalArgumentException
                | InvalidQuestionException
                | NoSuchElementException e) {
            model.addAttribute("problem", e.getMessage());
            return show(0, null, model);
        }
    }
}
