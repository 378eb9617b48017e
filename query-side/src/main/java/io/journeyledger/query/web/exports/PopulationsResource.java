package io.journeyledger.query.web.exports;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.export.CfpbFormat;
import io.journeyledger.query.export.Disclosure;
import io.journeyledger.query.export.FeatureFormat;
import io.journeyledger.query.export.OcelFormat;
import io.journeyledger.query.export.PopulationFormat;
import io.journeyledger.query.export.XesFormat;
import io.journeyledger.query.extract.Population;
import io.journeyledger.query.extract.Populations;
import io.journeyledger.query.web.frame.LinesOrTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the ledger tells of a population, as of any date, for tools of others. */
@RestController
@RequestMapping("/api/v1/exports")
@Tag(name = "exports", description = "Data out, streamed, in the forms other tools expect")
class PopulationsResource {

    private static final String AS_OF =
            "Told from the ledger by the folds that make the views, as of the dates; streamed, compressed where"
                    + " Accept-Encoding has gzip. Total-Count says how many the view finds";

    private final Populations populations;

    PopulationsResource(Populations populations) {
        this.populations = populations;
    }

    @Operation(summary = "An event log in XES (IEEE 1849-2016), without personal text", description = AS_OF)
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "application/xml", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/xes")
    void xes(
            @ParameterObject Asked asked,
            @Parameter(description = "What a trace is: journey, of customers; or complaint, of complaints")
                    @RequestParam(name = "case", defaultValue = "journey")
                    String trace,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean complaints = switch (trace) {
            case "journey" -> false;
            case "complaint" -> true;
            default -> throw new InvalidQuestionException("case", trace, "use one of journey, complaint");
        };
        stream(
                populations.open(complaints ? View.COMPLAINTS : View.CUSTOMERS, asked.question(null)),
                complaints ? XesFormat.COMPLAINTS : XesFormat.JOURNEYS,
                new File("journey-ledger.xes", "application/xml"),
                request,
                response);
    }

    @Operation(summary = "An object-centric event log in OCEL 2.0, JSON, without personal text", description = AS_OF)
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    @GetMapping("/ocel")
    void ocel(@ParameterObject Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        stream(
                populations.open(View.CUSTOMERS, asked.question(null)),
                new OcelFormat(),
                new File("journey-ledger.ocel.json", "application/json"),
                request,
                response);
    }

    @Operation(summary = "Complaints in the 16 columns of the CFPB's consumer complaint database", description = AS_OF)
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/cfpb")
    void cfpb(
            @ParameterObject Asked asked,
            @Parameter(
                            description =
                                    "Whose narrative, public response, state, ZIP code and tags are written: none; consented, of"
                                            + " customers who consent to the purpose publication; all")
                    @RequestParam(defaultValue = "none")
                    String personal,
            @Parameter(description = "Name of the company; whom each complaint was assigned to otherwise")
                    @RequestParam(required = false)
                    @Nullable
                    String company,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Disclosure whose = Disclosure.named(personal);
        CfpbFormat format = new CfpbFormat(whose, company);
        Population population = populations.open(View.COMPLAINTS, asked.question(null));
        if (whose != Disclosure.NONE) {
            Disclosed.to(request, "?personal=" + whose.name().toLowerCase(Locale.ROOT));
        }
        stream(population, format, new File("complaints.csv", "text/csv;charset=UTF-8"), request, response);
    }

    @Operation(
            summary = "A table of features, a row a journey, of what was known as of the dates and nothing else",
            description = AS_OF + ". With a date, q needs a side index that knows no more than it")
    @LinesOrTable
    @GetMapping("/features")
    void features(
            @ParameterObject Asked asked,
            @Parameter(description = "csv or ndjson") @RequestParam(defaultValue = "csv") String format,
            @Parameter(description = "Version of the policy to judge by") @RequestParam(required = false) @Nullable
                    String policy,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        FeatureFormat chosen = FeatureFormat.named(format);
        stream(
                populations.openWithoutHindsight(View.CUSTOMERS, asked.question(policy)),
                chosen,
                new File("features." + chosen.extension(), chosen.mediaType()),
                request,
                response);
    }

    private record File(String name, String mediaType) {}

    private static void stream(
            Population opened,
            PopulationFormat format,
            File file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try (Population population = opened) {
            response.setHeader("Total-Count", Long.toString(population.total()));
            Download.stream(request, response, file.name(), file.mediaType(), out -> format.write(population, out));
        }
    }
}
