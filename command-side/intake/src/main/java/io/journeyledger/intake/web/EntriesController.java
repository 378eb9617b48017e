package io.journeyledger.intake.web;

import io.journeyledger.intake.Attributes;
import io.journeyledger.intake.Entry;
import io.journeyledger.intake.EntryReader;
import io.journeyledger.intake.Intake;
import io.journeyledger.intake.Outcome;
import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents 1.0 over HTTP: structured, binary and batch mode, and lines of NDJSON. */
@RestController
@RequestMapping(path = "/api/v1/entries", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "entries", description = "Facts in as CloudEvents; source and id together are the idempotency key")
@ApiResponse(
        responseCode = "200",
        description = "One entry: recorded before, the first answer. Several: what became of each",
        content = @Content(schema = @Schema(oneOf = {Answer.class, EntriesController.Answers.class})))
@ApiResponse(responseCode = "400", description = EntriesInOpenApi.WRONG, content = @Content)
@ApiResponse(responseCode = "413", description = "too-large", content = @Content)
class EntriesController {

    private final Intake intake;
    private final EntryReader reader;
    private final JsonMapper json;

    EntriesController(Intake intake, EntryReader reader, JsonMapper json) {
        this.intake = intake;
        this.reader = reader;
        // Of what stands twice in an entry that entry is told.
        this.json = json.rebuild()
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /**
     * What became of several entries: {@code read = recorded + duplicate + rejected}.
     *
     * @param results one for each entry, in order
     */
    record Answers(int read, long recorded, long duplicate, long rejected, List<Answer> results) {}

    @Operation(summary = "Records one entry: a CloudEvent in structured mode, or in binary mode with ce- headers")
    @ApiResponse(
            responseCode = "201",
            description = "One entry: recorded, durably",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @ApiResponse(responseCode = "409", description = EntriesInOpenApi.REFUSED, content = @Content)
    @PostMapping(consumes = {"application/cloudevents+json", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<Object> one(@RequestHeader HttpHeaders headers, @RequestBody byte[] body)
            throws RejectedEntryException {
        return Problems.respond(intake.record(entry(headers, body)));
    }

    @Operation(summary = "Records a batch of CloudEvents; each stands for itself")
    @PostMapping(consumes = "application/cloudevents-batch+json")
    Answers batch(@RequestBody byte[] body) throws RejectedEntryException {
        List<Read> reads = new ArrayList<>();
        for (String element : SeveralEntries.elements(json, body)) {
            reads.add(read(() -> reader.read(element)));
        }
        return record(reads);
    }

    @Operation(summary = "Records entries, one a line; larger files go to /api/v1/imports")
    @PostMapping(consumes = "application/x-ndjson")
    Answers lines(@RequestBody byte[] body) throws RejectedEntryException {
        List<Read> reads = new ArrayList<>();
        for (byte[] line : SeveralEntries.lines(body)) {
            reads.add(read(() -> reader.read(line)));
        }
        return record(reads);
    }

    private Entry entry(HttpHeaders headers, byte[] body) throws RejectedEntryException {
        MediaType type = headers.getContentType();
        if (type != null && type.getSubtype().equals("cloudevents+json")) {
            return reader.read(body);
        }
        if (!AttributeHeaders.areAmong(headers)) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.MALFORMED.code(),
                    "there is no CloudEvent: send its JSON as application/cloudevents+json, or its data with the"
                            + " attributes in ce- headers",
                    null));
        }
        return reader.read(new Attributes(name -> AttributeHeaders.value(headers, name)), body);
    }

    /** An entry that was read, or why not. */
    private record Read(@Nullable Entry entry, @Nullable Rejection rejection) {}

    @FunctionalInterface
    private interface Reading {
        Entry read() throws RejectedEntryException;
    }

    private static Read read(Reading reading) {
        try {
            return new Read(reading.read(), null);
        } catch (RejectedEntryException e) {
            return new Read(null, e.rejection());
        }
    }

    private Answers record(List<Read> reads) {
        Outcome[] outcomes = new Outcome[reads.size()];
        List<Integer> places = new ArrayList<>();
        List<List<Entry>> groups = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Entry entry = reads.get(i).entry();
            Rejection rejection = reads.get(i).rejection();
            if (entry != null) {
                places.add(i);
                groups.add(List.of(entry));
            } else if (rejection != null) {
                outcomes[i] = new Outcome.Rejected(rejection);
            }
        }
        List<Outcome> recorded = intake.record(groups);
        for (int i = 0; i < recorded.size(); i++) {
            outcomes[places.get(i)] = recorded.get(i);
        }
        List<Answer> results = Arrays.stream(outcomes).map(Answer::of).toList();
        return new Answers(
                results.size(),
                count(results, "recorded"),
                count(results, "duplicate"),
                count(results, "rejected"),
                results);
    }

    private static long count(List<Answer> answers, String outcome) {
        return answers.stream()
                .filter(answer -> answer.outcome().equals(outcome))
                .count();
    }
}
