package io.journeyledger.query.web.exports;

import io.journeyledger.projections.document.View;
import io.journeyledger.query.export.DocumentFormat;
import io.journeyledger.query.export.DocumentWriter;
import io.journeyledger.query.extract.Extract;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.exc.JacksonIOException;

/** A file that is written while it is sent. */
final class Download {

    private static final int BUFFER = 1 << 16;

    private Download() {}

    /** Writes the file. */
    @FunctionalInterface
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /**
     * What broke a download off in its middle; the connection ends with it, so that nobody takes the part for the
     * whole.
     */
    static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOffException(String file, Throwable why) {
            super("The download " + file + " broke off: " + why.getMessage());
            // As its cause it would be answered by who answers it elsewhere: with a problem document behind what is
            // sent
            // already, and an answer that ends as if it were whole.
            addSuppressed(why);
        }
    }

    /** Every document of it. */
    static void documents(
            HttpServletRequest request,
            HttpServletResponse response,
            View view,
            DocumentFormat format,
            DocumentFormat.Form form,
            Extract extract)
            throws IOException {
        response.setHeader("Total-Count", Long.toString(extract.total()));
        if (view != View.TRANSITIONS) { // which names stages and rules only
            Disclosed.to(request, "");
        }
        stream(request, response, view.alias() + "." + format.extension(), format.mediaType(), out -> {
            DocumentWriter writer = form.to(out);
            extract.each(writer);
            writer.end();
        });
    }

    /** Compressed where the request allows it. */
    static void stream(
            HttpServletRequest request, HttpServletResponse response, String file, String mediaType, Writing writing)
            throws IOException {
        response.setContentType(mediaType);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file).build().toString());
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        boolean compressed = takesGzip(request);
        if (compressed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.getMethod().equals("HEAD")) {
            response.flushBuffer();
            return;
        }
        OutputStream out = response.getOutputStream();
        if (compressed) {
            out = new GZIPOutputStream(out, BUFFER);
        }
        try {
            BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
            response.flushBuffer();
            writing.to(buffered);
            buffered.close();
        } catch (JacksonIOException e) {
            throw e.getCause(); // the reader went away
        } catch (RuntimeException e) {
            throw new BrokenOffException(file, e);
        }
    }

    private static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
    }
}
