package io.journeyledger.query.web.views;

import io.journeyledger.projections.rehearsal.ChangesCsv;
import io.journeyledger.projections.rehearsal.Rehearsal;
import io.journeyledger.projections.rehearsal.Which;
import io.journeyledger.projections.run.Run;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What a run found, as a file that is streamed. */
final class ListOfRun {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv;charset=UTF-8";

    private ListOfRun() {}

    /** The list is whole only when the run is over. */
    static final class NotOverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotOverException(String id, String advice) {
            super("the run " + id + " is not over" + advice);
        }
    }

    /** @throws NotOverException while the run goes on */
    static ResponseEntity<StreamingResponseBody> file(Run run, String name, String type, StreamingResponseBody body) {
        if (!run.state().isOver()) {
            throw new NotOverException(run.id(), ", so its list is not whole: ask again when over is true");
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(body);
    }

    /** @throws NotOverException while the rehearsal goes on */
    static ResponseEntity<StreamingResponseBody> csv(Rehearsal rehearsal, Which which) {
        return file(
                rehearsal,
                "rehearsal-" + rehearsal.id() + ".csv",
                CSV,
                out -> ChangesCsv.write(rehearsal.list(), which, out));
    }

    /** @throws NotOverException while the rehearsal goes on */
    static void remove(Runners runners, Rehearsal rehearsal) {
        if (!runners.rehearsals().forget(rehearsal)) {
            throw new NotOverException(rehearsal.id(), ": cancel it first");
        }
    }
}
