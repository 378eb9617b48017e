package io.journeyledger.query.web;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.past.Past;
import io.journeyledger.query.past.Pasts;
import io.journeyledger.query.web.act.Action;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.Input;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Typed;
import io.journeyledger.query.web.act.WorkingAs;
import io.journeyledger.query.web.frame.Display;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Erases a person for ever: shows first what goes and what stays, and wants the journey's id typed. */
@Controller
@RequestMapping("/journeys/{id}/erase")
class ErasePage {

    /** The input that repeats the id, so that nobody erases with one click, or another journey than they think. */
    private static final String CONFIRMED = "journey";

    private static final Action ERASE = confirmed(Action.of(EventType.PERSONAL_DATA_ERASED));

    private final Pasts pasts;
    private final Proposals proposals;
    private final Display display;

    ErasePage(Pasts pasts, Proposals proposals, Display display) {
        this.pasts = pasts;
        this.proposals = proposals;
        this.display = display;
    }

    private static Action confirmed(Action action) {
        return new Action(
                action.command(),
                action.type(),
                Stream.concat(action.inputs().stream(), Stream.of(Input.text(CONFIRMED, true)))
                        .toList());
    }

    /**
     * What the journey holds.
     *
     * @param texts events with personal text, such as what somebody said, or the name
     */
    record Held(int events, long texts, int complaints, long openComplaints) {

        static Held of(Past past) {
            return new Held(
                    past.timeline().size(),
                    past.timeline().stream()
                            .filter(event -> !event.journey().text().isEmpty())
                            .count(),
                    past.complaints().size(),
                    past.complaints().stream().filter(ComplaintDocument::open).count());
        }
    }

    @GetMapping
    String look(@PathVariable String id, HttpServletRequest request, Model model) {
        return show(id, Form.fresh(ERASE, Addresses.journey(id) + "/erase", Map.of()), request, model);
    }

    @PostMapping
    String erase(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        JourneyId journey = NotThereException.journeyId(id);
        Typed typed = Typed.of(parameters);
        Map<String, Object> data = typed.data(ERASE.inputs(), display.zone());
        if (!id.equals(data.remove(CONFIRMED))) {
            typed.wrong(CONFIRMED, "error.journey");
        }
        Proposals.Sent sent = proposals.send(
                typed, request, response, sender -> List.of(sender.fact(journey, ERASE.type(), data, null)));
        if (sent.answer() instanceof Proposed.Accepted) {
            return "redirect:" + Addresses.journey(id) + "?done=" + ERASE.command();
        }
        Refusals.answer(response, sent.refused(), typed, ERASE.inputs());
        return show(
                id, Form.again(ERASE, request.getRequestURI(), Map.of(), typed, true, sent.refused()), request, model);
    }

    /** Of a merged journey, that of the one that speaks for it: only with that can it be erased. */
    private String show(String id, Form form, HttpServletRequest request, Model model) {
        JourneyId journey = NotThereException.journeyId(id);
        Past past = pasts.of(journey, null, null, null);
        CustomerDocument customer = past.customer().orElseThrow(() -> NotThereException.noJourney(journey));
        String mergedInto = customer.journey().mergedInto();
        if (mergedInto != null && !form.begun()) {
            return "redirect:" + Addresses.journey(mergedInto) + "/erase";
        }
        model.addAttribute("id", id)
                .addAttribute("journey", customer.journey())
                .addAttribute("held", Held.of(past))
                .addAttribute("form", form)
                .addAttribute("kept", mergedInto == null ? null : form.kept())
                .addAttribute("speaker", mergedInto)
                .addAttribute("actor", WorkingAs.of(request));
        return "erase";
    }
}
