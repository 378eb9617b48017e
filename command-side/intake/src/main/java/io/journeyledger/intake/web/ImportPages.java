package io.journeyledger.intake.web;

import io.journeyledger.intake.file.ImportJob;
import io.journeyledger.intake.file.ImportJobs;
import io.journeyledger.intake.file.InvalidMappingException;
import io.journeyledger.intake.file.Mappings;
import io.journeyledger.intake.file.Reject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The pages of imports: begin one, watch it, read its receipt and its rejects. */
@Controller
@RequestMapping("/imports")
class ImportPages {

    private static final int SHOWN = 50;

    private final ImportJobs jobs;

    ImportPages(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mappings", Mappings.SHIPPED);
        model.addAttribute("jobs", jobs.latest(SHOWN));
        return "imports";
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String start(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable MultipartFile mappingFile,
            Model model)
            throws IOException {
        try {
            if (file.isEmpty()) {
                throw new InvalidMappingException("file.none");
            }
            if (mappingFile != null
                    && mappingFile.isEmpty()
                    && !String.valueOf(mappingFile.getOriginalFilename()).isEmpty()) {
                throw new InvalidMappingException("empty"); // chosen, and not the other of the two fields
            }
            return "redirect:/imports/"
                    + ImportsController.begin(jobs, file, mapping, mappingFile).id();
        } catch (InvalidMappingException e) {
            model.addAttribute("problem", e.said()).addAttribute("mapping", mapping);
            return list(model);
        }
    }

    /** The page, or, asked for by htmx while the import runs, only the part that changes. */
    @GetMapping("/{id}")
    String job(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        ImportJob job = jobs.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no import " + id));
        model.addAttribute("job", job);
        List<Reject> rejects = jobs.rejects(id, after, SHOWN);
        model.addAttribute("rejects", rejects);
        model.addAttribute("after", after);
        model.addAttribute(
                "more",
                !rejects.isEmpty()
                        && !jobs.rejects(id, rejects.getLast().row(), 1).isEmpty());
        return htmx == null ? "import" : "import :: progress";
    }

    @PostMapping("/{id}/cancel")
    String cancel(@PathVariable String id) {
        jobs.cancel(id);
        return "redirect:/imports/" + id;
    }
}
