package io.journeyledger.intake.web;

import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Attributes of a CloudEvent in headers (HTTP protocol binding 1.0.2, 3.1.3.2). */
final class AttributeHeaders {

    private static final String PREFIX = "ce-";

    private AttributeHeaders() {}

    static boolean areAmong(HttpHeaders headers) {
        return headers.headerNames().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX));
    }

    /**
     * What a header says of an attribute, without quotes around it and with its percents decoded once; none when there
     * is no such header.
     *
     * @throws RejectedEntryException when it is no UTF-8 then
     */
    static @Nullable String value(HttpHeaders headers, String name) throws RejectedEntryException {
        String header = headers.getFirst(PREFIX + name);
        return header == null ? null : decoded(name, unquoted(header));
    }

    /** As older versions of the specification had it (RFC 9110, 5.6.4). */
    private static String unquoted(String header) {
        boolean quoted = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"");
        return quoted ? header.substring(1, header.length() - 1).replaceAll("\\\\(.)", "$1") : header;
    }

    /** A percent that is followed by no two digits stands for itself. */
    private static String decoded(String name, String text) throws RejectedEntryException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                decoded.write((HexFormat.fromHexDigit(bytes[++i]) << 4) | HexFormat.fromHexDigit(bytes[++i]));
            } else {
                decoded.write(bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(decoded.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.MALFORMED.code(),
                    "'" + text + "' of the attribute " + name + " is not UTF-8 when its percents are decoded",
                    name));
        }
    }
}
