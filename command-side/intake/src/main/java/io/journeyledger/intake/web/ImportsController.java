package io.journeyledger.intake.web;

import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.intake.file.InvalidMappingException;
import io.journeyledger.intake.file.Mappings;
import io.journeyledger.intake.file.Reject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

/** Imports of files as jobs. */
@RestController
@RequestMapping(path = "/api/v1/imports", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "imports", description = "CSV and NDJSON files through mappings, as jobs with receipts and kept rejects")
class ImportsController {

    private static final int MOST_MAPPING = 64 * 1024;

    private final ImportJobs jobs;

    ImportsController(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @Operation(summary = "Begins an import; mapping is the name of a shipped one, or mappingFile another")
    @ApiResponse(responseCode = "202", description = "Begun; Location says where to ask how far it is")
    @ApiResponse(responseCode = "400", description = "invalid-mapping or invalid-parameter", content = @Content)
    @ApiResponse(responseCode = "507", description = "no-space", content = @Content)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportJob> start(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable MultipartFile mappingFile,
            MultipartHttpServletRequest form)
            throws IOException, InvalidMappingException {
        demandKnownParts(form);
        if (mappingFile != null) {
            demandOneMapping(mapping, mappingFile);
        }
        ImportJob job = begin(jobs, file, mapping, mappingFile);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/v1/imports/" + job.id()))
                .body(job);
    }

    /** What nobody reads would be dropped: a second file, or a mapping under another name. */
    private static void demandKnownParts(MultipartHttpServletRequest form) {
        Map<String, Integer> parts = new TreeMap<>();
        form.getMultiFileMap().forEach((name, files) -> parts.put(name, files.size()));
        form.getParameterMap().forEach((name, values) -> parts.merge(name, values.length, Integer::sum));
        parts.forEach((name, times) -> {
            if (!List.of("file", "mapping", "mappingFile").contains(name)) {
                throw Page.invalid(
                        name, "there is no part '" + name + "' of an import; there are file, mapping, mappingFile");
            }
            if (times > 1) {
                throw Page.invalid(name, name + " is there " + times + " times: send it once, each file by itself");
            }
            if (!name.equals("mapping") && !form.getMultiFileMap().containsKey(name)) {
                throw Page.invalid(name, name + " is text, and a file is expected: name one, filename=…");
            }
        });
    }

    /** The page has both fields, of which one is always filled. */
    private static void demandOneMapping(@Nullable String mapping, MultipartFile mappingFile) {
        if (mappingFile.isEmpty()) {
            throw Page.invalid(
                    "mappingFile", "the mapping's file is empty: send all of it, or name a mapping with mapping");
        }
        if (mapping != null && !mapping.isEmpty()) {
            throw Page.invalid(
                    "mappingFile", "mapping names '" + mapping + "' and mappingFile is another mapping: leave out one");
        }
    }

    /** A file that was sent in the place of a name. */
    @ExceptionHandler
    ProblemDetail noName(MethodArgumentConversionNotSupportedException e) {
        return Page.invalid(
                        e.getName(),
                        e.getName() + " is a file, and the name of a mapping is expected: send it as mappingFile")
                .getBody();
    }

    static ImportJob begin(
            ImportJobs jobs, MultipartFile file, @Nullable String mapping, @Nullable MultipartFile mappingFile)
            throws IOException, InvalidMappingException {
        String chosen;
        if (mappingFile != null && !mappingFile.isEmpty()) {
            if (mappingFile.getSize() > MOST_MAPPING) {
                throw Mappings.tooLarge(mappingFile.getSize(), MOST_MAPPING);
            }
            chosen = Mappings.text(mappingFile.getBytes()) + "\n";
        } else {
            chosen = mapping == null ? "" : mapping;
        }
        String name = file.getOriginalFilename();
        try (InputStream content = file.getInputStream()) {
            return jobs.start(content, name == null ? "upload" : name, chosen);
        }
    }

    @Operation(summary = "The latest imports, newest first; after says how many of them the pages before had")
    @GetMapping
    List<ImportJob> latest(@RequestParam(defaultValue = "0") int after, @RequestParam(defaultValue = "50") int most) {
        return jobs.latest(Page.after(after), Page.most(most, 500));
    }

    @Operation(summary = "How far an import is, and its receipt")
    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "404", description = "not-found", content = @Content)
    @GetMapping("/{id}")
    ImportJob job(@PathVariable String id) {
        return jobs.find(id).orElseThrow(() -> unknown(id));
    }

    @Operation(summary = "Rejected rows with their reasons; the next page begins after the last row")
    @ApiResponse(responseCode = "200", description = "Those of the page")
    @ApiResponse(responseCode = "404", description = "not-found", content = @Content)
    @GetMapping("/{id}/rejects")
    List<Reject> rejects(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int most) {
        job(id);
        return jobs.rejects(id, Page.after(after), Page.most(most, 1_000));
    }

    @Operation(summary = "The rejected rows as they came, to be corrected and imported again")
    @ApiResponse(responseCode = "200", description = "The file", content = @Content(schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "not-found", content = @Content)
    @GetMapping(path = "/{id}/rejects/file", produces = MediaType.TEXT_PLAIN_VALUE)
    void rejectsFile(@PathVariable String id, HttpServletResponse response) throws IOException {
        ImportJob job = job(id);
        response.setContentType(MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("rejects-of-" + job.file(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.flushBuffer();
        BufferedWriter writer =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try {
            jobs.writeRejects(id, writer);
        } catch (RuntimeException e) {
            throw brokenOff(job, e);
        }
        writer.flush();
    }

    /** Ends the connection, so that nobody takes the part for the whole. */
    private static IOException brokenOff(ImportJob job, RuntimeException why) {
        IOException brokenOff =
                new IOException("The download of what import " + job.id() + " rejected broke off: " + why.getMessage());
        // As its cause it would be answered by who answers it elsewhere: with a problem document behind what is sent
        // already, and an answer that ends as if it were whole.
        brokenOff.addSuppressed(why);
        return brokenOff;
    }

    @Operation(
            summary =
                    "Ends a running import after the rows it is at, whichever process runs it, and one that has stood still"
                            + " for a minute at once; what is recorded stays")
    @ApiResponse(responseCode = "200", description = "As it is now")
    @ApiResponse(responseCode = "404", description = "not-found", content = @Content)
    @PostMapping("/{id}/cancel")
    ImportJob cancel(@PathVariable String id) {
        job(id);
        jobs.cancel(id);
        return job(id);
    }

    private static ResponseStatusException unknown(String id) {
        return Page.refusal(HttpStatus.NOT_FOUND, "not-found", "id", "there is no import " + id);
    }
}
