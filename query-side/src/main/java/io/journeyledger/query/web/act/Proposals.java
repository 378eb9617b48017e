package io.journeyledger.query.web.act;

import io.journeyledger.ledger.KeyedHash;
import io.journeyledger.ledger.ProposeFacts;
import io.journeyledger.ledger.Proposed;
import io.journeyledger.query.web.frame.Display;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends what forms say to the write side, wherever it runs, and waits for its answer. */
@Component("deskProposals")
public class Proposals {

    /** No process that takes facts can be reached from this one. */
    public static final String NOT_HEARD = "not-heard";

    /** It is not known what became of it; to send it again is safe. */
    public static final String NOT_ANSWERED = "not-answered";

    private static final Logger log = LoggerFactory.getLogger(Proposals.class);
    private static final long LONGEST_WAIT = 20;

    private final ObjectProvider<CommandGateway> gateway;
    private final Display display;
    private final KeyedHash hashes;
    private final InstantSource clock;

    Proposals(ObjectProvider<CommandGateway> gateway, Display display, KeyedHash hashes, InstantSource clock) {
        this.gateway = gateway;
        this.display = display;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** Reads who sends the form, and when it occurred: now, if nothing else was typed. What is missing is noted. */
    private Sender sender(Typed typed, HttpServletRequest request) {
        String known = WorkingAs.of(request);
        String actor = known.isEmpty() ? typed.value(Form.ACTOR) : known;
        if (actor.isEmpty()) {
            typed.wrong(Form.ACTOR, "error.missing");
        } else if (actor.length() > WorkingAs.LONGEST) {
            typed.wrong(Form.ACTOR, "error.tooLong");
        }
        Instant now = clock.instant();
        Instant when = typed.instant(Form.WHEN, display.zone());
        // A time to the minute means its end: the current minute has not ended yet.
        return Sender.of(typed, actor, when == null || isThisMinute(when, now) ? now : when, hashes);
    }

    private static boolean isThisMinute(Instant when, Instant now) {
        return when.isAfter(now) && when.isBefore(now.plusSeconds(60));
    }

    /**
     * What became of a form.
     *
     * @param answer none: something is missing, so that nothing was proposed
     */
    public record Sent(Sender sender, @Nullable Proposed answer) {
        public Proposed.@Nullable Refused refused() {
            return answer instanceof Proposed.Refused refused ? refused : null;
        }
    }

    /** Proposes what a form says, if nothing is missing, and keeps the name of its sender once that is recorded. */
    public Sent send(
            Typed typed,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<Sender, List<ProposeFacts.Fact>> facts) {
        Sender sender = sender(typed, request);
        Proposed answer = typed.isWrong() ? null : propose(facts.apply(sender));
        if (answer instanceof Proposed.Accepted) {
            WorkingAs.keep(sender.actor(), request, response);
        }
        return new Sent(sender, answer);
    }

    private Proposed propose(List<ProposeFacts.Fact> facts) {
        CommandGateway open = gateway.getIfAvailable();
        if (open == null) {
            return notHeard();
        }
        try {
            @Nullable Proposed answer = open.sendAndWait(new ProposeFacts(facts), LONGEST_WAIT, TimeUnit.SECONDS);
            return answer == null ? notAnswered() : answer;
        } catch (NoHandlerForCommandException e) {
            log.warn("Nobody takes what the pages send: {}", e.getMessage());
            return notHeard();
        } catch (RuntimeException e) {
            log.warn("It is not known whether {} was recorded", facts, e);
            return notAnswered();
        }
    }

    private static Proposed notHeard() {
        return new Proposed.Refused(
                NOT_HEARD, "no process with the role command can be reached from here", null, null, null);
    }

    private static Proposed notAnswered() {
        return new Proposed.Refused(NOT_ANSWERED, "the write side has not answered", null, null, null);
    }
}
