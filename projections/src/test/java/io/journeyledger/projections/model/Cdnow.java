package io.journeyledger.projections.model;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** The 1/10 sample of the CDNOW purchase histories, which lies beside the repository where somebody put it. */
public final class Cdnow {

    private static final Path SAMPLE = Path.of("../../shared/data/cdnow/CDNOW_sample.txt");

    /** The day on which the published calibration ends. */
    public static final LocalDate CALIBRATED = LocalDate.of(1997, 9, 30);

    private Cdnow() {}

    /** @param amount in dollars */
    public record Purchase(String customer, LocalDate day, double amount) {}

    /** Every purchase; the test is skipped where there is no sample. */
    public static List<Purchase> read() {
        assumeThat(SAMPLE)
                .as("the sample lies beside the repository, at shared/data/cdnow")
                .exists();
        try (Stream<String> lines = Files.lines(SAMPLE)) {
            return lines.map(line -> line.strip().split(" +"))
                    .map(row -> new Purchase(
                            row[1],
                            LocalDate.parse(row[2], DateTimeFormatter.BASIC_ISO_DATE),
                            Double.parseDouble(row[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
