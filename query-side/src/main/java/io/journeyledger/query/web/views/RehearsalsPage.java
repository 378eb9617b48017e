package io.journeyledger.query.web.views;

import io.journeyledger.projections.Policies;
import io.journeyledger.projections.policyfile.InvalidPolicyException;
import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.RehearsalRequest;
import io.journeyledger.projections.rehearsal.Side;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.web.frame.Display;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page of rehearsals: try a policy or compare two dates, and watch that. What changes has a page of its own. */
@Controller
@RequestMapping("/views/rehearsals")
class RehearsalsPage {

    private final Runners runners;
    private final Policies policies;
    private final Display display;
    private final InstantSource clock;

    RehearsalsPage(Runners runners, Policies policies, Display display, InstantSource clock) {
        this.runners = runners;
        this.policies = policies;
        this.display = display;
        this.clock = clock;
    }

    /**
     * The page, or, asked for by htmx while something runs, only the part that changes.
     *
     * @param policy version of the one whose file the form begins with
     */
    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String policy,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        show(RehearsalForm.trying(policies.text(policy).orElse("")), model);
        return htmx == null ? "rehearsals" : "rehearsals :: runs";
    }

    @PostMapping
    String begin(RehearsalForm typed, @RequestParam(required = false) @Nullable MultipartFile file, Model model)
            throws IOException {
        RehearsalForm form = typed;
        try {
            if (file != null && !file.isEmpty()) {
                form = typed.with(UploadedPolicy.text(file));
            }
            Rehearsal begun = begin(form);
            return "redirect:/views/rehearsals/" + begun.id();
        } catch (InvalidPolicyException e) {
            model.addAttribute("faults", PolicyFault.of(e, form.file()));
        } catch (FormRefusedException e) {
            model.addAttribute("refusal", e.key());
        } catch (IllegalArgumentException | InvalidQuestionException e) {
            model.addAttribute("problem", e.getMessage());
        }
        return show(form, model);
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String id) {
        runners.rehearsal(id).cancel();
        return "redirect:/views/rehearsals/" + id;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable String id) {
        ListOfRun.remove(runners, runners.rehearsal(id));
        return "redirect:/views/rehearsals";
    }

    private Rehearsal begin(RehearsalForm form) {
        Instant now = clock.instant();
        Side from = form.from(display.zone(), now);
        Side to = form.to(display.zone(), now);
        if (Stream.of(from.recordedUntil(), from.occurredUntil(), to.recordedUntil(), to.occurredUntil())
                .filter(Objects::nonNull)
                .anyMatch(time -> time.isAfter(now))) {
            throw new FormRefusedException("rehearsals.problem.future");
        }
        if (form.triesFile()) {
            to = new Side(policies.add(form.file()).version(), to.recordedUntil(), to.occurredUntil());
        }
        RehearsalRequest request = new RehearsalRequest(from, to);
        if (runners.rehearsals().comparesTheSame(request)) {
            throw new FormRefusedException("rehearsals.problem.same");
        }
        return runners.rehearsals().begin(request);
    }

    private String show(RehearsalForm form, Model model) {
        model.addAttribute("here", runners.areHere());
        if (runners.areHere()) {
            List<Rehearsal> all = runners.rehearsals().all();
            model.addAttribute("form", form)
                    .addAttribute("policies", policies.all())
                    .addAttribute("current", policies.current().version())
                    .addAttribute("rehearsals", all)
                    .addAttribute(
                            "busy", all.stream().anyMatch(one -> !one.state().isOver()));
        }
        return "rehearsals";
    }
}
