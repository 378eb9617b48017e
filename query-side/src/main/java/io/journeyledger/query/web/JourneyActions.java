package io.journeyledger.query.web;

import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.query.past.Past;
import io.journeyledger.query.past.Pasts;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.JourneyAction;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Sender;
import io.journeyledger.query.web.act.Typed;
import io.journeyledger.query.web.frame.Display;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes the forms of a journey's page. */
@Controller
class JourneyActions {

    private final JourneyPage page;
    private final Pasts pasts;
    private final Proposals proposals;
    private final Display display;

    JourneyActions(JourneyPage page, Pasts pasts, Proposals proposals, Display display) {
        this.page = page;
        this.pasts = pasts;
        this.proposals = proposals;
        this.display = display;
    }

    @PostMapping("/journeys/{id}/{command}")
    String act(
            @PathVariable String id,
            @PathVariable String command,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        JourneyId journey = NotThereException.journeyId(id);
        JourneyAction action = JourneyAction.of(command).orElseThrow(() -> NotThereException.command(command));
        Typed typed = Typed.of(parameters);
        Map<String, Object> data = typed.data(action.action().inputs(), display.zone());
        String promise = typed.value(JourneyForms.PROMISE);
        Proposals.Sent sent =
                proposals.send(typed, request, response, sender -> action.facts(journey, data, sender, promise));
        if (sent.answer() instanceof Proposed.Accepted(JourneyId recorded, long _, int _)) {
            return "redirect:" + shown(action, recorded, sent.sender()) + "?done=" + command;
        }
        Refusals.answer(response, sent.refused(), typed, action.action().inputs());
        Past past = pasts.of(journey, null, null, null);
        String speaker = past.customer().map(who -> who.journey().mergedInto()).orElse(null);
        JourneyId shown = speaker == null ? journey : new JourneyId(speaker);
        Form form = Form.again(
                action.action(),
                JourneyForms.to(action.isOfPromise() ? id : shown.value(), action),
                action.isOfPromise() ? Map.of(JourneyForms.PROMISE, promise) : Map.of(),
                typed,
                true,
                sent.refused());
        return page.withForm(shown, speaker == null ? past : pasts.of(shown, null, null, null), form, request, model);
    }

    private static String shown(JourneyAction action, JourneyId journey, Sender sender) {
        return action == JourneyAction.LOG_COMPLAINT
                ? Addresses.complaint(journey.value(), JourneyAction.complaintId(sender))
                : Addresses.journey(journey.value());
    }
}
