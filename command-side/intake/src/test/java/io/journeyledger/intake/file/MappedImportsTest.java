package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.reading.LedgerReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapping makes of a file. */
class MappedImportsTest extends Importing {

    @Test
    void aBlankCellNamesNobody() throws Exception {
        String mapping = MAPPING.replace("\"{customer}\"", "\"till:{customer}\"");
        ImportJob job = over(jobs.start(
                new ByteArrayInputStream((HEADER + "1;2026-01-05;;1;W\n").getBytes(StandardCharsets.UTF_8)),
                "t",
                mapping));

        assertThat(jobs.rejects(job.id(), 0, 9).getFirst().code()).isEqualTo("missing-field");
    }

    @Test
    void anIdentifierWhoseCellIsBlankIsLeftOutAndTheOthersName() throws Exception {
        String mapping = MAPPING.replace(
                "[{kind: LOYALTY_CARD, value: \"{customer}\"}]",
                "[{kind: EMAIL, value: \"{customer}\"}, {kind: PHONE, value: \"tel:{way}\"}]");
        String rows = "1;2026-01-05;ann@example.org;1;+49 30 1234567\n" // both
                + "2;2026-01-05;ann@example.org;1;\n"
                + "3;2026-01-05; ;1;+49 30 1234567\n"
                + "4;2026-01-05;;1;\n";

        ImportJob job = over(jobs.start(
                new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)),
                "till.csv",
                mapping.replace("      channel: \"{way|ways}\"\n", "")));

        assertThat(receipt(job)).isEqualTo("read 4 recorded 3 duplicate 0 rejected 1");
        assertThat(jobs.rejects(job.id(), 0, 9)).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(5);
            assertThat(reject.code()).isEqualTo("missing-field");
        });
    }

    /** They would be one customer. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u202f", "\u2007", "\u200b", "\ufeff"})
    void aCellWithNothingToSeeNamesNobody(String cell) throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;" + cell + ";1;W\n2;2026-01-05;" + cell + ";1;W\n");

        assertThat(receipt(job)).isEqualTo("read 2 recorded 0 duplicate 0 rejected 2");
        assertThat(jobs.rejects(job.id(), 0, 9)).extracting(Reject::code).containsOnly("missing-field");
    }

    /** They would be duplicates of each other: one would be recorded, and the others lost. */
    @Test
    void rowsWithABlankIdAreRejected() throws Exception {
        ImportJob job = run(HEADER + ";2026-01-05;K1;9.90;W\n;2026-01-06;K2;9.90;W\n");

        assertThat(receipt(job)).isEqualTo("read 2 recorded 0 duplicate 0 rejected 2");
        assertThat(jobs.rejects(job.id(), 0, 9)).allSatisfy(reject -> {
            assertThat(reject.code()).isEqualTo("missing-field");
            assertThat(reject.field()).isEqualTo("id");
        });
    }

    @Test
    void equalRowsWithoutAnIdAreToldApartByHowOftenTheyStandInTheFile() throws Exception {
        String row = " 00004 0001 19970101  2   29.33\n";
        assertThat(receipt(shipped("cdnow", row + row))).isEqualTo("read 2 recorded 2 duplicate 0 rejected 0");
        assertThat(receipt(shipped("cdnow", row + row))).isEqualTo("read 2 recorded 0 duplicate 2 rejected 0");
    }

    @Test
    void aFileWithoutANeededColumnIsRefusedAsAWhole() throws Exception {
        ImportJob job = run("id;date;amount\n1;2026-01-05;3\n");

        assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(job.message()).contains("lacks the columns customer that").contains("has 3 columns");
    }

    @Test
    void aFileWithTwoColumnsOfOneNameIsRefusedAsAWhole() throws Exception {
        ImportJob job = run(HEADER.strip() + ";date\n1;2026-01-05;K1;9.90;W;2026-01-06\n");

        assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(job.message()).contains("columns 2 and 6 of the file have the same name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;2026-01-05;SecretCard;9.90;W\n", "1;SecretCard;2026-01-05;SecretCard;W\n"})
    void whatStandsInPlaceOfAHeaderIsNotRepeated(String row) throws Exception {
        ImportJob job = run(row + row);

        assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(job.message()).doesNotContain("Secret").doesNotContain("2026");
    }

    @Test
    void whatDoesNotNameTheColumnsIsAskedAfter() throws Exception {
        assertThat(run("1;2026-01-05;K1;9.90;W\n").message())
                .contains("lacks the columns id, date, customer, amount that")
                .endsWith("has 5 columns, none of which is needed; does it name them?");
        assertThat(run("id,date,customer,amount\n").message()).endsWith("is “;” the right delimiter?");
    }

    @Test
    void aMappingIsCheckedBeforeTheFileIsTaken() {
        assertThatThrownBy(() -> jobs.start(
                        new ByteArrayInputStream(new byte[0]),
                        "x.csv",
                        MAPPING.replace("purchase.made", "purchase.maid")))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("entries[0].type “purchase.maid”");
        assertThatThrownBy(() -> jobs.start(new ByteArrayInputStream(new byte[0]), "x.csv", "cdnaw"))
                .isInstanceOf(UnknownMappingException.class)
                .hasMessageContaining("cdnow");
        assertThat(jobs.latest(1)).isEmpty();
    }

    static Stream<Arguments> noTexts() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("till.csv"));
        }
        return Stream.of(
                Arguments.of(packed.toByteArray(), "compressed with gzip: unpack it"),
                Arguments.of(archive.toByteArray(), "a ZIP archive or a spreadsheet"),
                Arguments.of(HEADER.getBytes(StandardCharsets.UTF_16), "text in UTF-16: convert it to UTF-8"),
                Arguments.of(HEADER.getBytes(StandardCharsets.UTF_16LE), "text in UTF-16: convert it to UTF-8"),
                Arguments.of(HEADER.getBytes(StandardCharsets.UTF_16BE), "text in UTF-16: convert it to UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("noTexts")
    void aFileThatIsNoTextInUtf8IsToldByWhatItIs(byte[] file, String what) throws Exception {
        ImportJob job = run(file);

        assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(job.message()).startsWith("the file is " + what);
    }

    @Test
    void aComplaintOfEighteenColumnsBecomesItsFacts() throws Exception {
        String header = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,"
                + "Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,Submitted via,"
                + "Date sent to company,Company response to consumer,Timely response?,Consumer disputed?,Complaint ID\n";
        String rows =
                "9/24/19,Debt collection,I do not know,Debt not owed,Not yours,\"Two lines,\nthe second\",,Acme,FL,335XX,,"
                        + "Consent provided,Web,9/25/19,Closed with monetary relief,Yes,Yes,3003003\n"
                        + "2019-09-19,Mortgage,,Servicing,,,,Acme,PA,152XX,,,Pigeon,2019-09-20,In progress,Yes,N/A,3003029\n";

        ImportJob job = shipped("cfpb", header + rows);

        assertThat(receipt(job)).isEqualTo("read 2 recorded 1 duplicate 0 rejected 1");
        assertThat(jobs.rejects(job.id(), 0, 9)).singleElement().satisfies(reject -> {
            assertThat(reject.line()).isEqualTo(4);
            assertThat(reject.reason()).contains("Pigeon");
        });
        // identified, lodged, described, assigned, answered, redressed, reopened
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(7);
    }

    /** As the Bureau writes dates today; in winter its clock is five hours behind. */
    @Test
    void aComplaintOfSixteenColumnsHasItsTimes() throws Exception {
        String header = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,"
                + "Company public response,Company,State,ZIP code,Tags,Submitted via,Date sent to company,"
                + "Company response to consumer,Timely response?,Complaint ID\n";
        String rows = """
                2026-01-02T14:26:56.000Z,Mortgage,,Closing,,,,Acme,,,,Web,2026-01-02T09:49:28-05:00,In progress,Yes,7003001
                2026-01-02T14:26:56,Mortgage,,Closing,,,,Acme,,,,Web,2026-01-03,In progress,Yes,7003002
                2026-01-04,Mortgage,,Closing,,,,Acme,,,,Web,2026-01-05,In progress,Yes,7003003
                """;

        ImportJob job = shipped("cfpb", header + rows);

        assertThat(receipt(job)).isEqualTo("read 3 recorded 2 duplicate 0 rejected 1");
        assertThat(jobs.rejects(job.id(), 0, 9))
                .singleElement()
                .satisfies(reject -> assertThat(reject.reason()).contains("2026-01-02T14:26:56'"));
        assertThat(EventCodec.standard().decode(program.get(LedgerReader.class).read(0, 99)))
                .extracting(Recorded::event)
                .extracting(event -> event.getClass().getSimpleName() + " " + event.occurredAt())
                .contains(
                        "ComplaintLodged 2026-01-02T14:26:56Z",
                        "ComplaintAssigned 2026-01-02T14:49:28Z",
                        "ComplaintLodged 2026-01-04T17:00:00Z",
                        "ComplaintAssigned 2026-01-05T18:00:00Z");
    }

    @Test
    void aCustomerWithoutTotalChargesIsKeptAndHasNoPurchase() throws Exception {
        String header = "customerID,gender,SeniorCitizen,Partner,Dependents,tenure,PhoneService,MultipleLines,"
                + "InternetService,OnlineSecurity,OnlineBackup,DeviceProtection,TechSupport,StreamingTV,"
                + "StreamingMovies,Contract,PaperlessBilling,PaymentMethod,MonthlyCharges,TotalCharges,Churn\n";
        String row =
                "A-1,Female,0,Yes,No,0,No,No phone service,DSL,No,Yes,No,No,No,No,Two year,Yes,Mailed check,29.85, ,No\n";

        assertThat(receipt(shipped("telco", header + row))).isEqualTo("read 1 recorded 1 duplicate 0 rejected 0");
        // identified, signed, described twice
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(4);
        assertThat(EventCodec.standard().decode(program.get(LedgerReader.class).read(0, 99)))
                .extracting(recorded -> recorded.event().occurredAt())
                .as("no month before the end of the year that the sample shows")
                .containsOnly(Instant.parse("2019-12-31T12:00:00Z"));
    }
}
