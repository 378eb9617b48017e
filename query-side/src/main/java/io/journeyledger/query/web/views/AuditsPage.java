package io.journeyledger.query.web.views;

import io.journeyledger.projections.audit.Audit;
import io.journeyledger.projections.audit.AuditRequest;
import io.journeyledger.projections.audit.Finding;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.ViewNotWholeException;
import io.journeyledger.projections.index.ViewsUnavailableException;
import io.journeyledger.projections.run.Lines;
import io.journeyledger.query.InvalidQuestionException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of audits: ask whether a view says what the ledger says, see where it does not, and have it put right. */
@Controller
@RequestMapping("/views/audits")
class AuditsPage {

    private static final int SHOWN = 50;

    private final Runners runners;
    private final InstantSource clock;

    AuditsPage(Runners runners, InstantSource clock) {
        this.runners = runners;
        this.clock = clock;
    }

    /** The page, or, asked for by htmx while something runs, only the part that changes. */
    @GetMapping
    String show(@RequestHeader(name = "HX-Request", required = false) @Nullable String htmx, Model model) {
        model.addAttribute("here", runners.areHere()).addAttribute("views", View.values());
        if (runners.areHere()) {
            List<AuditAnswer> audits =
                    runners.audits().all().stream().map(this::answer).toList();
            model.addAttribute("audits", audits)
                    .addAttribute("busy", audits.stream().anyMatch(audit -> !audit.over()));
        }
        return htmx == null ? "audits" : "audits :: runs";
    }

    @PostMapping
    String begin(@RequestParam String view, Model model) {
        try {
            Audit begun = runners.audits().begin(new AuditRequest(RebuildsResource.views(List.of(view)), false));
            return toPage(begun);
        } catch (InvalidQuestionException | ViewNotWholeException | ViewsUnavailableException e) {
            model.addAttribute("problem", e.getMessage()).addAttribute("asked", view);
            return show(null, model);
        }
    }

    /**
     * The page of one audit, or, asked for by htmx while it runs, only the part that changes.
     *
     * @param kind only such findings
     * @param after where the next findings begin
     */
    @GetMapping("/{id}")
    String one(
            @PathVariable String id,
            @RequestParam(required = false) Finding.@Nullable Kind kind,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model)
            throws IOException {
        Audit audit = runners.audit(id);
        Lines.Slice<Finding> findings = audit.findings(kind, after, SHOWN);
        model.addAttribute("run", answer(audit))
                .addAttribute("kinds", Finding.Kind.values())
                .addAttribute("audit", audit)
                .addAttribute("kind", kind)
                .addAttribute("after", after)
                .addAttribute(
                        "findings", findings.lines().stream().map(FoundLine::of).toList())
                .addAttribute("next", findings.next())
                .addAttribute("now", clock.instant());
        return htmx == null ? "audit" : "audit :: run";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String id) {
        Audit audit = runners.audit(id);
        audit.cancel();
        return toPage(audit);
    }

    /** Says what a repair will do, before it is begun. */
    @GetMapping("/{id}/repair")
    String confirm(@PathVariable String id, Model model) {
        Audit audit = runners.audit(id);
        AuditAnswer answer = answer(audit);
        model.addAttribute("run", answer);
        return answer.over() && answer.wrong() > 0 ? "repair" : toPage(audit);
    }

    @PostMapping("/{id}/repair")
    String repair(@PathVariable String id, Model model) {
        Audit audit = runners.audit(id);
        try {
            return toPage(
                    runners.audits().begin(new AuditRequest(audit.request().views(), true)));
        } catch (ViewNotWholeException | ViewsUnavailableException e) {
            model.addAttribute("problem", e.getMessage());
            return confirm(id, model);
        }
    }

    private static String toPage(Audit audit) {
        return "redirect:/views/audits/" + audit.id();
    }

    private AuditAnswer answer(Audit audit) {
        return AuditAnswer.of(audit, clock.instant());
    }
}
