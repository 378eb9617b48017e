package io.journeyledger.query.web;

import io.journeyledger.ledger.Channel;
import io.journeyledger.ledger.JourneyId;
import io.journeyledger.ledger.Occasion;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.projections.document.OccasionKind;
import io.journeyledger.query.UnansweredQuestionException;
import io.journeyledger.query.care.CareList;
import io.journeyledger.query.care.CareLists;
import io.journeyledger.query.web.act.Form;
import io.journeyledger.query.web.act.Proposals;
import io.journeyledger.query.web.act.Typed;
import io.journeyledger.query.web.act.WorkingAs;
import io.journeyledger.query.web.frame.Display;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Whom to contact today, why and how; and what became of it. */
@Controller
class CarePage {

    private static final Logger log = LoggerFactory.getLogger(CarePage.class);

    private static final int SHOWN = 25;

    /** So many of the customers one has just acted on are looked up in the ledger: the views are a moment behind. */
    private static final int REMEMBERED = 10;

    /** What is said of an occasion; the rest of a form says where on the page it stands. */
    private static final Set<String> SAID =
            Set.of("occasion", "act", "channel", "day", "reason", "form", Form.ACTOR, Form.WHEN);

    private final CareLists lists;
    private final Proposals proposals;
    private final Display display;
    private final InstantSource clock;

    CarePage(CareLists lists, Proposals proposals, Display display, InstantSource clock) {
        this.lists = lists;
        this.proposals = proposals;
        this.display = display;
        this.clock = clock;
    }

    /** What is asked for, also by the forms of the page. */
    private record Question(
            @Nullable OccasionKind kind,
            @Nullable Channel channel,
            @Nullable String cursor,
            List<String> fresh) {

        /** The customers to look up in the ledger, the last one acted on first. */
        static Question of(
                @Nullable OccasionKind kind, @Nullable Channel channel, @Nullable String cursor, List<String> fresh) {
            return new Question(
                    kind,
                    channel,
                    cursor == null || cursor.isEmpty() ? null : cursor,
                    fresh.stream().distinct().limit(REMEMBERED).toList());
        }

        String address() {
            UriComponentsBuilder to = UriComponentsBuilder.fromPath("/care");
            if (kind != null) {
                to.queryParam("kind", kind);
            }
            if (channel != null) {
                to.queryParam("channel", channel);
            }
            if (cursor != null) {
                to.queryParam("cursor", cursor);
            }
            fresh.forEach(journey -> to.queryParam("fresh", journey));
            return to.encode().toUriString();
        }
    }

    /**
     * What was sent about one occasion.
     *
     * @param refused why the ledger does not take it; none: something is missing
     */
    record Sent(String occasion, Typed typed, Proposed.@Nullable Refused refused) {}

    @GetMapping("/care")
    String list(
            @RequestParam(required = false) @Nullable OccasionKind kind,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "") List<String> fresh,
            @RequestParam(defaultValue = "") String did,
            HttpServletRequest request,
            @RequestHeader HttpHeaders headers,
            Model model) {
        show(Question.of(kind, channel, cursor, fresh), null, request, model);
        boolean part = Partial.isFor("care", headers);
        model.addAttribute("did", CareAct.of(did)).addAttribute("part", part);
        return part ? "care :: list" : "care";
    }

    @PostMapping("/care/{journey}")
    String act(
            @PathVariable String journey,
            @RequestParam(required = false) @Nullable OccasionKind kind,
            @RequestParam(name = "by", required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "") List<String> fresh,
            @RequestParam Map<String, String> parameters,
            @RequestHeader HttpHeaders headers,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        JourneyId owner = NotThereException.journeyId(journey);
        Map<String, String> said = new HashMap<>(parameters);
        said.keySet().retainAll(SAID);
        Typed typed = Typed.of(said);
        CareAct act = CareAct.of(typed.value("act"));
        if (act == null || Occasion.of(typed.value("occasion")) == null) {
            throw NotThereException.command(typed.value("act"));
        }
        Map<String, Object> data = act.data(typed, clock.instant(), display.zone());
        Proposals.Sent form =
                proposals.send(typed, request, response, sender -> List.of(sender.fact(owner, act.type(), data, null)));
        boolean recorded = form.answer() instanceof Proposed.Accepted;
        Question question = Question.of(
                kind,
                channel,
                cursor,
                Stream.concat(Stream.of(owner.value()), fresh.stream()).toList());
        if (!recorded) {
            Refusals.answer(response, form.refused(), typed, List.of());
        }
        Sent sent = recorded ? null : new Sent(typed.value("occasion"), typed, form.refused());
        if (Partial.isFor("care-" + owner.value(), headers)) {
            row(owner, question, recorded ? act : null, sent, form.sender().actor(), model);
            return "care :: row";
        }
        if (recorded) {
            return "redirect:" + question.address() + "&did=" + act;
        }
        show(question, sent, request, model);
        return "care";
    }

    /** One row as the ledger says it, and what is left. */
    private void row(
            JourneyId journey,
            Question question,
            @Nullable CareAct did,
            @Nullable Sent sent,
            String actor,
            Model model) {
        CareList.Entry entry = lists.now(journey, question.kind(), question.channel());
        frame(question, sent, actor, model);
        model.addAttribute("entry", entry)
                .addAttribute("list", left(question))
                .addAttribute("journey", journey.value())
                .addAttribute("did", did);
    }

    /** None while the views are away: what was done is recorded all the same, and its row can be told. */
    private @Nullable CareList left(Question question) {
        try {
            return due(question);
        } catch (UnansweredQuestionException e) {
            log.warn("What is left to be done cannot be counted: {}", e.getMessage(), e.getCause());
            return null;
        }
    }

    private void show(Question question, @Nullable Sent sent, HttpServletRequest request, Model model) {
        CareList list = due(question);
        frame(question, sent, WorkingAs.of(request), model);
        boolean stands = sent != null
                && list.customers().stream()
                        .flatMap(entry -> entry.due().stream())
                        .anyMatch(due -> due.occasion().id().equals(sent.occasion()));
        // What somebody else settled meanwhile has no row in which to say so.
        model.addAttribute("astray", stands ? null : sent);
        model.addAttribute("list", list);
    }

    private CareList due(Question question) {
        return lists.due(question.kind(), question.channel(), question.cursor(), SHOWN, question.fresh());
    }

    private void frame(Question question, @Nullable Sent sent, String actor, Model model) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), display.zone());
        model.addAttribute("kind", question.kind())
                .addAttribute("channel", question.channel())
                .addAttribute("cursor", question.cursor())
                .addAttribute("fresh", question.fresh())
                .addAttribute("kinds", OccasionKind.values())
                .addAttribute("channels", Channel.values())
                .addAttribute("sent", sent)
                .addAttribute("actor", actor)
                .addAttribute("back", question.address())
                .addAttribute("tomorrow", today.plusDays(1))
                .addAttribute("now", clock.instant())
                // One for the page: what is sent under it is told apart by the occasion and the button.
                .addAttribute(
                        "form",
                        sent == null
                                ? UUID.randomUUID().toString()
                                : sent.typed().value("form"));
    }
}
