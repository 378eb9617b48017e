package io.journeyledger.intake.web;

import io.journeyledger.intake.Entry;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Outcome;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import io.journeyledger.ledger.EventType;
import io.journeyledger.ledger.Provenance;
import io.journeyledger.ledger.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command for every event of the catalogue, such as {@code POST /api/v1/commands/lodge-complaint}. The OpenAPI
 * document lists them one by one ({@link CommandsInOpenApi}).
 */
@RestController
class CommandsController {

    private static final Map<String, EventType> BY_PATH =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::commandPath, Function.identity()));

    /** The number of steps, and whatever else tells representations apart. */
    private static final Pattern STEPS = Pattern.compile("\"(\\d{1,6})(-[^\"]*)?\"");

    private final Intake intake;
    private final EntryReader reader;
    private final JsonMapper json;
    private final InstantSource clock;

    CommandsController(Intake intake, EntryReader reader, JsonMapper json, InstantSource clock) {
        this.intake = intake;
        this.reader = reader;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The body of a command.
     *
     * @param journey whose it is; or {@code data.customer} says so
     * @param time when it occurred, as in every entry; none: now
     * @param source the system that says so; none: {@code api}
     * @param actor who acts
     * @param data the fields of the event
     */
    record Command(
            @Nullable String journey,
            @Nullable String time,
            @Nullable String source,
            @Nullable String actor,
            @Nullable ObjectNode data) {}

    @Hidden
    @PostMapping(
            path = "/api/v1/commands/{command}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> command(
            @PathVariable String command,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
            @RequestBody byte[] text,
            HttpServletRequest request)
            throws RejectedEntryException {
        EventType type = BY_PATH.get(command);
        if (type == null) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.UNKNOWN_TYPE.code(),
                    "there is no command '" + command + "'; there are "
                            + BY_PATH.keySet().stream().sorted().toList(),
                    null));
        }
        Command body = read(text, request);
        if (body.data() == null) {
            throw new RejectedEntryException(
                    new Rejection(Rejection.Code.MISSING_FIELD.code(), "data is missing", "data"));
        }
        if (key != null && key.isBlank()) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.MISSING_FIELD.code(),
                    "Idempotency-Key is empty, so that all such commands would be one: name the fact, or leave it out",
                    "Idempotency-Key"));
        }
        Provenance provenance = new Provenance(
                body.source() == null ? "api" : body.source(),
                key == null ? UUID.randomUUID().toString() : key,
                body.actor(),
                null,
                null,
                null,
                null);
        Instant time = body.time() == null ? clock.instant() : EntryReader.instant(body.time());
        Entry entry = reader.read(provenance, type, time, body.journey(), body.data());
        if (seen == null || seen.equals("*")) {
            return Problems.respond(intake.record(entry));
        }
        Outcome outcome = intake.record(entry.meantFor(steps(seen)));
        return outcome instanceof Outcome.Rejected(Rejection rejection)
                        && rejection.code().equals(Refusal.Reason.CHANGED_MEANWHILE.code())
                ? Problems.respond(HttpStatus.PRECONDITION_FAILED, rejection)
                : Problems.respond(outcome);
    }

    /** Not before it is known to be no longer than an entry. */
    private Command read(byte[] text, HttpServletRequest request) throws RejectedEntryException {
        if (text.length > EntryReader.LONGEST_TEXT) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.TOO_LARGE.code(),
                    "the command has " + text.length + " bytes, allowed are " + EntryReader.LONGEST_TEXT,
                    null));
        }
        try {
            Command read = json.readValue(text, Command.class);
            if (read != null) {
                return read;
            }
            throw new HttpMessageNotReadableException("no command", new ServletServerHttpRequest(request));
        } catch (JacksonException e) {
            throw new HttpMessageNotReadableException("no command", e, new ServletServerHttpRequest(request));
        }
    }

    private static int steps(String seen) throws RejectedEntryException {
        Matcher matcher = STEPS.matcher(seen);
        if (matcher.matches()) {
            return Integer.parseInt(matcher.group(1));
        }
        throw new RejectedEntryException(new Rejection(
                Rejection.Code.INVALID_FIELD.code(), "If-Match is not the one ETag of a complaint", "If-Match"));
    }
}
