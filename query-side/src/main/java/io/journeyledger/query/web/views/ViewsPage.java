package io.journeyledger.query.web.views;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.live.DeadLetter;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.replay.FutureTimeException;
import io.journeyledger.projections.run.InvalidRebuildException;
import io.journeyledger.projections.run.RebuildRefusedException;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.web.frame.Display;
import io.journeyledger.query.web.frame.Wording;
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
    private static final int ENDED_REBUILDS = 5;

    private static final String BACK = "redirect:/views";

    private final Runners runners;
    private final Policies policies;
    private final Wording wording;
    private final Display display;
    private final InstantSource clock;

    ViewsPage(Runners runners, Policies policies, Wording wording, Display display, InstantSource clock) {
        this.runners = runners;
        this.policies = policies;
        this.wording = wording;
        this.display = display;
        this.clock = clock;
    }

    /**
     * The page, or, asked for by htmx while something runs, only the part that changes.
     *
     * @param after how many indices stand on the pages before
     * @param everyRebuild whether those are shown, too, that ended a while ago
     */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "false") boolean everyRebuild,
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
            list(rebuilds, everyRebuild, runners.retries().all(), model);
            model.addAttribute("after", after).addAttribute("policies", policies.all());
            if (!model.containsAttribute("indices")) {
                model.addAttribute("indices", Indices.of(runners.rebuilds(), Math.max(after, 0), SHOWN));
            }
        }
        return htmx == null ? "views" : "views :: runs";
    }

    /** What there may be many of: more of it would push away what stands below. */
    static void list(List<RebuildAnswer> rebuilds, boolean everyRebuild, List<DeadLetter> letters, Model model) {
        model.addAttribute("rebuilds", Shown.latest(rebuilds, everyRebuild ? rebuilds.size() : ENDED_REBUILDS))
                .addAttribute("everyRebuild", everyRebuild)
                .addAttribute("busy", rebuilds.stream().anyMatch(rebuild -> !rebuild.over()))
                .addAttribute("letters", Shown.first(letters, SHOWN));
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
        } catch (NoSuchElementException _) {
            model.addAttribute("refusal", "views.problem.gone");
        } catch (ViewsUnavailableException _) {
            // They cannot be listed either; the form stays as it was filled in.
            model.addAttribute("refusal", "error.503.title").addAttribute("indices", null);
        } catch (RebuildRefusedException e) {
            model.addAttribute("problem", wording.say(e.said()));
        } catch (InvalidRebuildException e) {
            model.addAttribute("problem", wording.say(e.said()));
        } catch (IllegalArgumentException | InvalidQuestionException e) {
            model.addAttribute("problem", e.getMessage()).addAttribute("language", "en");
        }
        return show(0, false, null, model);
    }
}
