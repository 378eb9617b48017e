package io.journeyledger.query.web;

import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.projections.document.CustomerDocument;
import io.journeyledger.query.journey.Journeys;
import io.journeyledger.query.past.Past;
import io.journeyledger.query.past.Pasts;
import io.journeyledger.query.web.act.Action;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Typed;
import io.journeyledger.query.web.act.WorkingAs;
import io.journeyledger.query.web.frame.Display;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Joins two journeys of one customer, or takes that back; shows first what comes of it. */
@Controller
class MergePage {

    private static final int FOUND = 5;
    private static final String OTHER = "other";

    private static final Action MERGE = Action.without(EventType.JOURNEYS_MERGED, Set.of("surviving", "absorbed"));
    private static final Action SPLIT = Action.without(EventType.JOURNEYS_SPLIT, Set.of("surviving", "released"));

    private final Journeys journeys;
    private final Pasts pasts;
    private final Proposals proposals;
    private final Display display;

    MergePage(Journeys journeys, Pasts pasts, Proposals proposals, Display display) {
        this.journeys = journeys;
        this.pasts = pasts;
        this.proposals = proposals;
        this.display = display;
    }

    /**
     * One side of a merge, or what comes of it.
     *
     * @param name none where the profile holds none
     */
    record Part(
            String id,
            @Nullable String name,
            List<String> identifiers,
            int events,
            int complaints,
            int openComplaints) {

        static Part of(Past past, CustomerDocument customer) {
            return new Part(
                    customer.journey().id(),
                    customer.journey().name(),
                    customer.journey().identifiers().stream()
                            .map(CustomerDocument.KnownBy::value)
                            .toList(),
                    past.timeline().size(),
                    past.complaints().size(),
                    (int) past.complaints().stream().filter(c -> c.open()).count());
        }

        /** What was recorded in one of the streams that a journey speaks for. */
        static Part ofStream(Past past, String stream) {
            return new Part(
                    stream,
                    null,
                    List.of(),
                    (int) past.timeline().stream()
                            .filter(event -> event.journey().stream().equals(stream))
                            .count(),
                    (int) past.complaints().stream()
                            .filter(c -> c.journey().stream().equals(stream))
                            .count(),
                    (int) past.complaints().stream()
                            .filter(c -> c.open() && c.journey().stream().equals(stream))
                            .count());
        }

        /** Each of them has the merge as an event of its own. */
        Part with(Part other) {
            List<String> known = new ArrayList<>(identifiers);
            known.addAll(other.identifiers());
            return new Part(
                    id,
                    name == null ? other.name() : name,
                    known,
                    events + other.events() + 2,
                    complaints + other.complaints(),
                    openComplaints + other.openComplaints());
        }
    }

    /** @param with an identifier or the id of the other journey; empty: it is asked for */
    @GetMapping("/journeys/{id}/merge")
    String merge(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String with,
            HttpServletRequest request,
            Model model) {
        List<CustomerDocument> known = with.isBlank() ? List.of() : journeys.recognise(with, FOUND);
        List<CustomerDocument> found = known.stream()
                .filter(other -> !other.id().equals(id))
                .filter(other -> other.journey().mergedInto() == null)
                .toList();
        boolean own = known.stream().anyMatch(each -> id.equals(speaker(each)));
        model.addAttribute("with", with).addAttribute("found", found).addAttribute("own", own);
        Form form = found.size() == 1
                ? Form.fresh(
                        MERGE,
                        Addresses.journey(id) + "/merge",
                        Map.of(OTHER, found.getFirst().id()))
                : null;
        return show(id, form, request, model);
    }

    @PostMapping("/journeys/{id}/merge")
    String merge(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("with", "").addAttribute("found", List.of()).addAttribute("own", false);
        return change(MERGE, "absorbed", id, parameters, request, response, model);
    }

    @GetMapping("/journeys/{id}/split")
    String split(@PathVariable String id, HttpServletRequest request, Model model) {
        return showSplit(id, null, request, model);
    }

    @PostMapping("/journeys/{id}/split")
    String split(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return change(SPLIT, "released", id, parameters, request, response, model);
    }

    private String change(
            Action action,
            String role,
            String id,
            Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Typed typed = Typed.of(parameters);
        Map<String, Object> data = typed.data(action.inputs(), display.zone());
        String other = typed.value(OTHER);
        data.put("surviving", id);
        data.put(role, other);
        Proposals.Sent sent = proposals.send(
                typed, request, response, sender -> List.of(sender.fact(null, action.type(), data, null)));
        if (sent.answer() instanceof Proposed.Accepted) {
            return "redirect:" + Addresses.journey(id) + "?done=" + action.command();
        }
        Refusals.answer(response, sent.refused(), typed, action.inputs());
        Form form = Form.again(action, request.getRequestURI(), Map.of(OTHER, other), typed, true, sent.refused());
        return action.type() == EventType.JOURNEYS_MERGED
                ? show(id, form, request, model)
                : showSplit(id, form, request, model);
    }

    private String show(String id, @Nullable Form form, HttpServletRequest request, Model model) {
        Past past = past(id);
        CustomerDocument customer = customer(id, past);
        boolean sent = form != null && form.begun();
        if (customer.journey().mergedInto() != null && !sent) {
            return "redirect:" + Addresses.journey(speaker(customer)) + "/merge";
        }
        Part mine = Part.of(past, customer);
        model.addAttribute("id", id)
                .addAttribute("mine", mine)
                .addAttribute("form", form)
                .addAttribute("actor", WorkingAs.of(request));
        if (form != null) {
            Part other = part(form.fixed().getOrDefault(OTHER, ""));
            model.addAttribute("other", other).addAttribute("both", mine.with(other));
        }
        return "merge";
    }

    private String showSplit(String id, @Nullable Form sent, HttpServletRequest request, Model model) {
        Past past = past(id);
        CustomerDocument customer = customer(id, past);
        if (customer.journey().mergedInto() != null && sent == null) {
            return "redirect:" + Addresses.journey(speaker(customer)) + "/split";
        }
        List<Part> released = customer.journey().absorbed().stream()
                .map(stream -> Part.ofStream(past, stream))
                .toList();
        List<Form> forms = released.stream()
                .map(part -> sent != null && part.id().equals(sent.fixed().get(OTHER))
                        ? sent
                        : Form.fresh(SPLIT, Addresses.journey(id) + "/split", Map.of(OTHER, part.id())))
                .toList();
        model.addAttribute("id", id)
                .addAttribute("mine", Part.ofStream(past, id))
                .addAttribute("name", customer.journey().name())
                .addAttribute("released", released)
                .addAttribute("forms", forms)
                .addAttribute("kept", sent == null || forms.contains(sent) ? null : sent.kept())
                .addAttribute("speaker", customer.journey().mergedInto())
                .addAttribute("actor", WorkingAs.of(request));
        return "split";
    }

    /** The journey that it is, or is part of. */
    private static String speaker(CustomerDocument journey) {
        String mergedInto = journey.journey().mergedInto();
        return mergedInto == null ? journey.id() : mergedInto;
    }

    private Part part(String id) {
        Past past = past(id);
        return Part.of(past, customer(id, past));
    }

    private Past past(String id) {
        return pasts.of(NotThereException.journeyId(id), null, null, null);
    }

    private static CustomerDocument customer(String id, Past past) {
        return past.customer().orElseThrow(() -> NotThereException.noJourney(new JourneyId(id)));
    }
}
