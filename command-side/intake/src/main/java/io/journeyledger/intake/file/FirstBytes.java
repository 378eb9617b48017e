package io.journeyledger.intake.file;

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
    private record Kind(String bytes, String said) {}

    private static final String UNPACK = ": unpack it, and import the file that is in it";

    private static final String UTF_16 =
            "is text in UTF-16: convert it to UTF-8, for example with iconv -f UTF-16 -t UTF-8, or save it as CSV UTF-8";

    private static final List<Kind> KINDS = List.of(
            new Kind("1f8b", "is compressed with gzip" + UNPACK + ", for example with gunzip"),
            new Kind("504b0304", "is a ZIP archive or a spreadsheet: unpack it, or save the sheet as CSV UTF-8"),
            new Kind("d0cf11e0", "is a spreadsheet of Excel: save the sheet as CSV UTF-8"),
            new Kind("28b52ffd", "is compressed with Zstandard" + UNPACK + ", for example with unzstd"),
            new Kind("fd377a58", "is compressed with xz" + UNPACK + ", for example with unxz"),
            new Kind("425a6839", "is compressed with bzip2" + UNPACK + ", for example with bunzip2"),
            new Kind("fffe", UTF_16),
            new Kind("feff", UTF_16));

    private FirstBytes() {}

    /** What is said of the file when it is no text in UTF-8; none when nothing tells so. */
    static @Nullable String fault(Path file) throws IOException {
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
