package io.journeyledger.query.web;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.query.web.act.Action;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.Input;
import io.journeyledger.query.web.act.JourneyAction;
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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A first contact with somebody of whom nothing is known yet. */
@Controller
@RequestMapping("/customers/new")
class NewCustomerPage {

    private static final String KIND = "kind";
    private static final String VALUE = "value";
    private static final String HERE = "/customers/new";

    /** The field of a refusal of what nobody can go by. */
    private static final String NAMES_NOBODY = "data.customer.value";

    private static final Action ACTION = new Action(
            "first-contact",
            JourneyAction.RECORD_CONTACT.action().type(),
            Stream.concat(
                            Stream.of(Input.choice(KIND, true, Identifier.Kind.class), Input.text(VALUE, true)),
                            JourneyAction.RECORD_CONTACT.action().inputs().stream())
                    .toList());

    private final Proposals proposals;
    private final Display display;

    NewCustomerPage(Proposals proposals, Display display) {
        this.proposals = proposals;
        this.display = display;
    }

    @GetMapping
    String ask(@RequestParam(defaultValue = "") String value, HttpServletRequest request, Model model) {
        Form form = Form.fresh(ACTION, HERE, Map.of())
                .with(Map.of(
                        VALUE, value, KIND, guess(value).name(), "channel", "PHONE_AGENT", "direction", "INBOUND"));
        return show(form, request, model);
    }

    @PostMapping
    String record(
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Typed typed = Typed.of(parameters);
        Map<String, Object> data = typed.data(ACTION.inputs(), display.zone());
        data.remove(KIND);
        data.remove(VALUE);
        data.put("customer", List.of(Map.of(KIND, typed.value(KIND), VALUE, typed.value(VALUE))));
        Proposals.Sent sent = proposals.send(
                typed, request, response, sender -> JourneyAction.RECORD_CONTACT.facts(null, data, sender, ""));
        if (sent.answer() instanceof Proposed.Accepted(JourneyId journey, long _, int _)) {
            return "redirect:" + Addresses.journey(journey.value()) + "?done=record-contact";
        }
        Proposed.Refused refused = sent.refused();
        if (refused != null && NAMES_NOBODY.equals(refused.field())) {
            typed.wrong(VALUE, "error.identifier");
            refused = null;
        }
        Refusals.answer(response, refused, typed, ACTION.inputs());
        return show(Form.again(ACTION, HERE, Map.of(), typed, true, refused), request, model);
    }

    private static String show(Form form, HttpServletRequest request, Model model) {
        model.addAttribute("form", form).addAttribute("actor", WorkingAs.of(request));
        return "newcustomer";
    }

    /** What was searched for and not found is mostly this. */
    private static Identifier.Kind guess(String value) {
        if (value.contains("@")) {
            return Identifier.Kind.EMAIL;
        }
        return value.matches("[+0-9 ()./-]{5,}") ? Identifier.Kind.PHONE : Identifier.Kind.REFERENCE;
    }
}
