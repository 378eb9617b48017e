package io.journeyledger.query.web;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Family;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.ledger.Refusal;
import io.journeyledger.query.past.CaseFile;
import io.journeyledger.query.past.CaseFiles;
import io.journeyledger.query.web.act.Action;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Typed;
import io.journeyledger.query.web.act.WorkingAs;
import io.journeyledger.query.web.frame.Display;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One complaint: its story, its clocks, and every step that can be taken now as a form; as of another time none can.
 */
@Controller
class ComplaintPage {

    private static final int EVENTS_BEFORE = 8;

    private final CaseFiles files;
    private final Retelling retelling;
    private final Proposals proposals;
    private final Display display;
    private final InstantSource clock;

    ComplaintPage(CaseFiles files, Retelling retelling, Proposals proposals, Display display, InstantSource clock) {
        this.files = files;
        this.retelling = retelling;
        this.proposals = proposals;
        this.display = display;
        this.clock = clock;
    }

    @GetMapping("/complaints/{journey}/{complaint}")
    String complaint(
            @PathVariable String journey,
            @PathVariable String complaint,
            @RequestParam(defaultValue = "") String recordedUntil,
            @RequestParam(defaultValue = "") String occurredUntil,
            @RequestParam(name = "done", required = false) @Nullable String done,
            HttpServletRequest request,
            Model model) {
        TimeControl then = TimeControl.of(recordedUntil, occurredUntil, display.zone(), clock.instant());
        model.addAttribute("then", then)
                .addAttribute("done", step(done) == null && !"log-complaint".equals(done) ? null : done);
        if (then.isThen()) {
            tell(NotThereException.caseFile(files, journey, complaint, then), model);
        } else {
            show(NotThereException.caseFile(files, journey, complaint), null, request, model);
        }
        return "complaint";
    }

    @PostMapping("/complaints/{journey}/{complaint}/{command}")
    String act(
            @PathVariable String journey,
            @PathVariable String complaint,
            @PathVariable String command,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        EventType type = step(command);
        if (type == null) {
            throw NotThereException.command(command);
        }
        JourneyId owner = NotThereException.journeyId(journey);
        Action action = Action.of(type);
        Typed typed = Typed.of(parameters);
        Map<String, Object> data = typed.data(action.inputs(), display.zone());
        Proposals.Sent sent = proposals.send(typed, request, response, sender -> {
            data.put("complaintId", complaint);
            if (type == EventType.COMPLAINT_ACKNOWLEDGED) {
                data.put("handledBy", sender.actor());
            }
            return List.of(sender.fact(owner, type, data, seen(typed)));
        });
        if (sent.answer() instanceof Proposed.Accepted(JourneyId recorded, long sequence, int _)) {
            redirect.addAttribute("done", command);
            return "redirect:" + Addresses.complaint(journey, complaint) + "?done={done}#e-"
                    + Recorded.eventId(recorded.value(), sequence);
        }
        Proposed.Refused refused = sent.refused();
        CaseFile file = NotThereException.caseFile(files, journey, complaint);
        boolean changed = refused != null && refused.code().equals(Refusal.Reason.CHANGED_MEANWHILE.code());
        Map<String, String> told = seen(changed ? file.steps() : seen(typed));
        Form form =
                Form.again(action, to(file, type), told, typed, file.possible().contains(type), refused);
        Refusals.answer(response, refused, typed, action.inputs());
        model.addAttribute("then", TimeControl.NOW);
        show(file, form, request, model);
        if (changed) {
            model.addAttribute("meanwhile", file.since(seen(typed)));
        }
        return "complaint";
    }

    /** A form that does not say what its author saw is older than everything. */
    private static int seen(Typed typed) {
        String steps = typed.value(Form.STEPS);
        return steps.matches("\\d{1,6}") ? Integer.parseInt(steps) : 0;
    }

    private static Map<String, String> seen(int steps) {
        return Map.of(Form.STEPS, Integer.toString(steps));
    }

    private static @Nullable EventType step(@Nullable String command) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.family() == Family.COMPLAINT && type != EventType.COMPLAINT_LODGED)
                .filter(type -> type.commandPath().equals(command))
                .findFirst()
                .orElse(null);
    }

    private static String address(CaseFile file) {
        return Addresses.complaint(
                file.complaint().journey().stream(), file.complaint().complaintId());
    }

    private static String to(CaseFile file, EventType type) {
        return address(file) + "/" + type.commandPath();
    }

    private void show(CaseFile file, @Nullable Form sent, HttpServletRequest request, Model model) {
        List<Form> forms = new ArrayList<>();
        for (EventType type : file.possible()) {
            forms.add(
                    sent != null && sent.action().type() == type
                            ? sent
                            : Form.fresh(Action.of(type), to(file, type), seen(file.steps())));
        }
        tell(file, model);
        model.addAttribute("forms", forms)
                .addAttribute("kept", sent != null && !sent.possible() ? sent : null)
                .addAttribute("sent", sent)
                .addAttribute("actor", WorkingAs.of(request));
    }

    private void tell(CaseFile file, Model model) {
        model.addAttribute("complaint", file.complaint())
                .addAttribute("address", address(file))
                .addAttribute("file", file)
                .addAttribute("customer", file.customer())
                .addAttribute("days", Day.group(retelling.of(file.events()), display.zone(), null))
                .addAttribute("told", retelling.of(file.told()))
                .addAttribute("before", retelling.of(file.before(EVENTS_BEFORE)))
                .addAttribute("events", file.byId())
                .addAttribute("now", file.now());
    }
}
