package io.journeyledger.intake.file;

import io.journeyledger.ledger.Argument;
import io.journeyledger.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file is that is no text in UTF-8, as far as its first bytes tell: one reason instead of one for each row. */
final class FirstBytes {

    private static final int LOOKED_AT = 4;

    /**
     * By what files of a kind begin.
     *
     * @param bytes hexadecimal
     */
    private record Kind(String bytes, Phrase said) {}

    private static final Phrase UTF_16 = Phrase.of("mapping.file.utf-16");

    private static final List<Kind> KINDS = List.of(
            new Kind("1f8b", compressed("gzip", "gunzip")),
            new Kind("504b0304", Phrase.of("mapping.file.zip")),
            new Kind("d0cf11e0", Phrase.of("mapping.file.excel")),
            new Kind("28b52ffd", compressed("Zstandard", "unzstd")),
            new Kind("fd377a58", compressed("xz", "unxz")),
            new Kind("425a6839", compressed("bzip2", "bunzip2")),
            new Kind("fffe", UTF_16),
            new Kind("feff", UTF_16));

    private FirstBytes() {}

    private static Phrase compressed(String with, String unpack) {
        return Phrase.of("mapping.file.compressed", Argument.text(with), Argument.text(unpack));
    }

    /** What is said of the file when it is no text in UTF-8; none when nothing tells so. */
    static @Nullable Phrase fault(Path file) throws IOException {
        byte[] first;
        try (InputStream in = Files.newInputStream(file)) {
            first = in.readNBytes(LOOKED_AT);
        }
        String bytes = HexFormat.of().formatHex(first);
        return KINDS.stream()
                .filter(kind -> bytes.startsWith(kind.bytes()))
                .findFirst()
                .map(Kind::said)
                .orElse(hasEverySecondEmpty(first) ? UTF_16 : null);
    }

    /** As UTF-16 without a mark has them where it says Latin letters. */
    private static boolean hasEverySecondEmpty(byte[] first) {
        return first.length == LOOKED_AT
                && (Arrays.equals(new byte[] {first[0], 0, first[2], 0}, first)
                        != Arrays.equals(new byte[] {0, first[1], 0, first[3]}, first));
    }
}
