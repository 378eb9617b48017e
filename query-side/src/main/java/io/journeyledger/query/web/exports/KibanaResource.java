package io.journeyledger.query.web.exports;

import io.journeyledger.query.InvalidQuestionException;
import io.journeyledger.query.kibana.KibanaFile;
import io.journeyledger.query.kibana.Words;
import io.journeyledger.query.web.frame.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dashboards for Kibana. */
@RestController
@RequestMapping("/api/v1/exports")
@Tag(name = "exports", description = "Files in the formats of other tools")
class KibanaResource {

    private final MessageSource texts;
    private final Languages languages;

    KibanaResource(MessageSource texts, Languages languages) {
        this.texts = texts;
        this.languages = languages;
    }

    @Operation(
            summary = "Data views, panels, sessions and dashboards for Kibana 8.19 and 9.x",
            description = "A file of saved objects, to be imported on the page Saved Objects or by POST"
                    + " /api/saved_objects/_import?overwrite=true. The ids are always the same, so that importing again"
                    + " updates. It holds no data")
    @GetMapping(path = "/kibana", produces = KibanaFile.TYPE)
    ResponseEntity<byte[]> kibana(@RequestParam(defaultValue = "en") String language) throws IOException {
        Locale locale = languages
                .of(language)
                .orElseThrow(() -> new InvalidQuestionException(
                        "language", language, "use one of " + String.join(", ", languages.tags())));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        KibanaFile.write(new Words(key -> texts.getMessage(key, null, locale)), file);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(KibanaFile.TYPE))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(KibanaFile.NAME)
                                .build()
                                .toString())
                .body(file.toByteArray());
    }
}
