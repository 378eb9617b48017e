package io.journeyledger.intake.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file as it came.
 *
 * @param line where it begins, from 1
 * @param end offset in bytes of what follows it
 * @param bytes the record without its line end; only the beginning when it is cut
 * @param cut whether it is larger than {@link RecordSplitter#MOST_BYTES}
 * @param open why a quote that it opens is not closed; none when all are
 */
record RawRecord(
        long line,
        long end,
        byte[] bytes,
        boolean cut,
        @Nullable String open) {

    RawRecord opened(String why) {
        return new RawRecord(line, end, bytes, cut, why);
    }

    /** @throws CharacterCodingException when the bytes are not UTF-8 */
    String text() throws CharacterCodingException {
        String text = shown();
        // Reading whatever it is takes a third of the time, and marks what is not UTF-8 with this character.
        return text.indexOf('\uFFFD') < 0 ? text : strictly();
    }

    private String strictly() throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** The record for people to see, whatever is wrong with it. */
    String shown() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
