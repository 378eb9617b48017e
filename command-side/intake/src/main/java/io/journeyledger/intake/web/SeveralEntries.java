package io.journeyledger.intake.web;

import io.journeyledger.intake.RejectedEntryException;
import io.journeyledger.intake.Rejection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries of a body that has several, each as it came. Nothing is made of an entry here: a body of millions of them
 * would become many times as large in memory.
 */
final class SeveralEntries {

    private static final int MOST = 10_000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SeveralEntries() {}

    /**
     * The lines that are not blank, as bytes, so that one that is not UTF-8 is told by itself.
     *
     * @throws RejectedEntryException when there are too many
     */
    static List<byte[]> lines(byte[] body) throws RejectedEntryException {
        List<String> lines = new String(body, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(MOST + 1L)
                .toList();
        notMoreThanMost(lines.size());
        return lines.stream()
                .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
    }

    /**
     * The elements of a JSON array.
     *
     * @param json passes over what stands twice
     * @throws RejectedEntryException when there are too many, or the body is something else
     */
    static List<String> elements(JsonMapper json, byte[] body) throws RejectedEntryException {
        String text = text(body);
        List<String> elements = new ArrayList<>();
        try (JsonParser parser = json.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw malformed("a batch is a JSON array of CloudEvents");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                notMoreThanMost(elements.size() + 1);
                int begin = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                parser.finishToken();
                elements.add(
                        text.substring(begin, (int) parser.currentLocation().getCharOffset()));
            }
            if (parser.nextToken() != null) {
                throw malformed("something follows the array of the batch");
            }
        } catch (JacksonException e) {
            throw malformed("the batch is not JSON");
        }
        return elements;
    }

    private static String text(byte[] body) throws RejectedEntryException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw malformed("the batch is not UTF-8");
        }
    }

    private static void notMoreThanMost(int entries) throws RejectedEntryException {
        if (entries > MOST) {
            throw new RejectedEntryException(new Rejection(
                    Rejection.Code.TOO_LARGE.code(),
                    "more than " + MOST + " entries at once; use /api/v1/imports",
                    null));
        }
    }

    private static RejectedEntryException malformed(String detail) {
        return new RejectedEntryException(new Rejection(Rejection.Code.MALFORMED.code(), detail, null));
    }
}
