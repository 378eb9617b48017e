package io.journeyledger.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.journeyledger.intake.TestProgram;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.store.EventCodec;
import io.journeyledger.store.LedgerReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ImportJobsTest {

    static final String MAPPING = """
            name: till
            source: till
            format: {kind: csv, delimiter: ";", header: true, required: [id, date, customer, amount]}
            maps:
              ways: {W: WEB, S: STORE}
            entries:
              - type: purchase.made
                id: "{id}"
                time: {value: "{date}", patterns: [yyyy-MM-dd], zone: Europe/Berlin}
                customer: [{kind: LOYALTY_CARD, value: "{customer}"}]
                data:
                  orderId: "{id}"
                  total: {amount: "{amount}", currency: EUR}
                  channel: "{way|ways}"
            """;
    static final String HEADER = "id;date;customer;amount;way\n";

    @TempDir
    Path data;

    private TestProgram program;
    private ImportJobs jobs;

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        jobs = program.get(ImportJobs.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void everyRowIsRecordedAndTheSecondTimeADuplicate() throws Exception {
        String file = HEADER + "1;2026-01-05;K1;9.90;W\n2;2026-01-06;K1;0;S\n3;2026-01-07;K2;5;\n";

        assertThat(receipt(run(file))).isEqualTo("read 3 recorded 3 duplicate 0 rejected 0");
        long events = program.get(LedgerReader.class).count();
        assertThat(receipt(run(file))).isEqualTo("read 3 recorded 0 duplicate 3 rejected 0");
        assertThat(program.get(LedgerReader.class).count()).isEqualTo(events).isEqualTo(5);
    }

    @Test
    void brokenRowsAreRejectedOneByOneAndAllGoodOnesAreIn() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        write(file, HEADER);
        write(file, "1;2026-01-05;K1;9.90;W\n"); // line 2, good
        write(file, "2;2026-13-05;K1;9.90;W\n"); // no such month
        write(file, "3;2026-01-05;K1;9.90\n"); // a column is missing
        write(file, "4,2026-01-05,K1,9.90,W\n"); // the wrong delimiter
        write(file, "5;2026-01-05;K1;" + "9".repeat(2 * 1024 * 1024) + ";W\n"); // a cell of 2 MB
        write(file, "6;2026-01-05;K\0001;9.90;W\n"); // a NUL byte
        write(file, "7;2026-01-05;");
        file.write(new byte[] {(byte) 0xC3, (byte) 0x28}); // invalid UTF-8
        write(file, ";9.90;W\n");
        write(file, "8;2026-01-05;K1;much;W\n"); // no number
        write(file, "9;2026-01-05;K1;1;pigeon\n"); // no such channel
        write(file, "10;2026-01-05;\"K\n1\";1;W\n"); // good: a line break within quotes
        write(file, "11;2026-01-05;;1;W\n"); // nobody
        write(file, "12;2026-01-05;K2;1;W\r\n"); // good, with CR
        write(file, "13;2026-01-"); // half a line

        ImportJob job = run(file.toByteArray());

        assertThat(receipt(job)).isEqualTo("read 13 recorded 3 duplicate 0 rejected 10");
        List<Reject> rejects = jobs.rejects(job.id(), 0, 100);
        assertThat(rejects).extracting(Reject::line).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 13L, 15L);
        assertThat(rejects)
                .extracting(Reject::code)
                .containsExactly(
                        "invalid-field",
                        "malformed",
                        "malformed",
                        "too-large",
                        "malformed",
                        "malformed",
                        "invalid-field",
                        "invalid-field",
                        "missing-field",
                        "malformed");
        assertThat(rejects.getFirst().reason()).contains("2026-13-05");
        assertThat(rejects.get(1).reason()).contains("4 columns", "5 are expected");
        assertThat(rejects.get(4).reason()).contains("NUL");
        assertThat(rejects.get(5).reason()).contains("UTF-8");
        assertThat(rejects.get(6).reason()).endsWith("'much' is no number");
    }

    @Test
    void anImportCanBeLookedAtWhileSomethingElseIsWritten() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;K1;9.90;W\n2;yesterday;K1;9.90;W\n");

        List<Integer> seen = new TransactionTemplate(program.get(PlatformTransactionManager.class)).execute(_ -> {
            program.get(JdbcTemplate.class).update("UPDATE import_job SET message = 'written' WHERE 1 = 0");
            return CompletableFuture.supplyAsync(() -> List.of(
                            jobs.find(job.id()).stream().toList().size(),
                            jobs.latest(1).size(),
                            jobs.rejects(job.id(), 0, 10).size()))
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        });

        assertThat(seen).containsExactly(1, 1, 1);
    }

    @Test
    void rejectedRowsCanBeDownloadedCorrectedAndSentAgain() throws Exception {
        ImportJob first = run(HEADER + "1;2026-01-05;K1;9.90;W\n2;yesterday;K1;9.90;W\n");
        StringWriter rejected = new StringWriter();
        BufferedWriter out = new BufferedWriter(rejected);
        jobs.writeRejects(first.id(), out);
        out.flush();
        assertThat(rejected.toString()).isEqualTo(HEADER + "2;yesterday;K1;9.90;W\n");

        ImportJob second = run(rejected.toString().replace("yesterday", "2026-01-04"));

        assertThat(receipt(second)).isEqualTo("read 1 recorded 1 duplicate 0 rejected 0");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsRowOnly() throws Exception {
        StringBuilder file =
                new StringBuilder("id;date;customer;amount;way;slip\n").append("1;2026-01-05;\"K1;9.90;W;\n");
        int good = 5_000; // of a kilobyte: more than is looked through for the end of a quote
        String slip = "x".repeat(1_024);
        for (int i = 2; i < good + 2; i++) {
            file.append(i)
                    .append(";2026-01-05;K")
                    .append(i % 50)
                    .append(";1;W;")
                    .append(slip)
                    .append('\n');
        }

        assertThat(receipt(run(file.toString())))
                .isEqualTo("read " + (good + 1) + " recorded " + good + " duplicate 0 rejected 1");
    }

    @Test
    void aQuoteThatIsNotClosedIsKeptWithItsLineAndTheRowsAfterItAreRead() throws Exception {
        ImportJob job = run(HEADER
                + "1;2026-01-05;\"K1;9.90;W\n"
                + "2;2026-01-05;K2;1;W\n"
                + "3;2026-01-05;\"K3\";1;W\n"
                + "4;2026-01-05;\"K4;1;W\n"
                + "5;2026-01-05;\"K\n5\";1;W\n");

        assertThat(receipt(job)).isEqualTo("read 5 recorded 3 duplicate 0 rejected 2");
        List<Reject> rejects = jobs.rejects(job.id(), 0, 9);
        assertThat(rejects).extracting(Reject::row).containsExactly(1L, 4L);
        assertThat(rejects).extracting(Reject::line).containsExactly(2L, 5L);
        assertThat(rejects)
                .extracting(Reject::raw)
                .containsExactly("1;2026-01-05;\"K1;9.90;W", "4;2026-01-05;\"K4;1;W");
        assertThat(rejects)
                .extracting(Reject::reason)
                .containsExactly(
                        "a quote is opened and never closed: the next quote, in line 4, ends no field",
                        "a quote is opened and never closed: the next quote, in line 6, ends no field");
    }

    @Test
    void anImportThatIsCutShortGoesOnAfterTheNextStartAndCountsEachRowOnce() throws Exception {
        StringBuilder file = new StringBuilder(HEADER);
        int rows = 30_000;
        for (int i = 0; i < rows; i++) {
            file.append(i).append(";2026-01-05;K").append(i % 1000).append(";1;W\n");
        }
        ImportJob job = jobs.start(
                new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)), "till.csv", MAPPING);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> jobs.find(job.id()).orElseThrow().read() > 0);
        program.close();
        start();

        assertThat(receipt(over(job))).isEqualTo("read " + rows + " recorded " + rows + " duplicate 0 rejected 0");
    }

    @Test
    void aQuoteWithinAFieldIsACharacterAndJoinsNoRows() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;K 5\";1;W\n2;2026-01-05;K1;1;W\n3;2026-01-05;K 6\";1;W\n");

        assertThat(receipt(job)).isEqualTo("read 3 recorded 3 duplicate 0 rejected 0");
    }

    @Test
    void bareCarriageReturnsAreRefusedAndNotRead() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;K1;1;W\r2;2026-01-05;K1;1;W\r\n\r\n3;2026-01-05;K1;1;W\n");

        assertThat(receipt(job)).isEqualTo("read 2 recorded 1 duplicate 0 rejected 1");
        assertThat(jobs.rejects(job.id(), 0, 9).getFirst().reason()).contains("carriage return");
    }

    @Test
    void aDayThatDoesNotExistIsRefusedAndNotMoved() throws Exception {
        assertThat(receipt(run(HEADER + "1;2026-02-31;K1;1;W\n")))
                .isEqualTo("read 1 recorded 0 duplicate 0 rejected 1");
    }

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
    void equalRowsWithoutAnIdAreToldApartByHowOftenTheyStandInTheFile() throws Exception {
        String row = " 00004 0001 19970101  2   29.33\n";
        assertThat(receipt(shipped("cdnow", row + row))).isEqualTo("read 2 recorded 2 duplicate 0 rejected 0");
        assertThat(receipt(shipped("cdnow", row + row))).isEqualTo("read 2 recorded 0 duplicate 2 rejected 0");
    }

    @Test
    void aFileWithoutANeededColumnIsRefusedAsAWhole() throws Exception {
        ImportJob job = run("id;date;amount\n1;2026-01-05;3\n");

        assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(job.message()).contains("customer").contains("id, date, amount");
    }

    @Test
    void aFileWithTwoColumnsOfOneNameIsRefusedAsAWhole() throws Exception {
        ImportJob job = run(HEADER.strip() + ";date\n1;2026-01-05;K1;9.90;W;2026-01-06\n");

        assertThat(job.state()).isEqualTo(ImportJob.State.FAILED);
        assertThat(job.message()).contains("two columns of the file are named 'date'");
    }

    @Test
    void whatIsNoCsvIsToldWithoutALineThatIsNotTheFiles() throws Exception {
        ImportJob job = run(HEADER + "1;2026-01-05;\"K\"1;9.90;W\n");

        assertThat(jobs.rejects(job.id(), 0, 1).getFirst().reason())
                .startsWith("not CSV: Unexpected character after closing quote: '1'")
                .doesNotContain("line");
    }

    @Test
    void aMappingIsCheckedBeforeTheFileIsTaken() {
        assertThatThrownBy(() -> jobs.start(
                        new ByteArrayInputStream(new byte[0]),
                        "x.csv",
                        MAPPING.replace("purchase.made", "purchase.maid")))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining("entries[0].type 'purchase.maid'");
        assertThatThrownBy(() -> jobs.start(new ByteArrayInputStream(new byte[0]), "x.csv", "cdnaw"))
                .hasMessageContaining("cdnow");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delimiter: ";"      | delimiter: ";;"      | format.delimiter is one ASCII character
            delimiter: ";"      | delimiter: "\\""     | format.delimiter is one ASCII character
            delimiter: ";"      | delimiter: "→"       | format.delimiter is one ASCII character
            id: "{id}"          | id: "{id"            | '{id' has a brace that belongs to no column
            value: "{date}"     | value: "date}"       | 'date}' has a brace that belongs to no column
            "{way,ways}"        | "{way,wais}"         | there is no value map 'wais'
            source: till        | source: " "          | source is missing
            name: till          | nome: till           | nome is not known here; there are description, entries, format,
            header: true        | header: maybe        | format.header has not the form that is expected there
            """)
    void aMappingThatCannotBeMeantIsRefusedBeforeTheFileIsTaken(String right, String wrong, String why) {
        String mapping = MAPPING.replace("|ways", ",ways").replace(right, wrong).replace(",wa", "|wa");

        assertThatThrownBy(() -> jobs.start(new ByteArrayInputStream(new byte[0]), "x.csv", mapping))
                .isInstanceOf(InvalidMappingException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining("io.journeyledger");
        assertThat(jobs.latest(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow", "cfpb", "cfpb-brief", "telco", "ndjson"})
    void everyShippedMappingIsValid(String name) throws Exception {
        Mappings mappings = program.get(Mappings.class);
        assertThat(mappings.parse(mappings.shipped(name)).name()).isEqualTo(name);
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
    }

    @Test
    void rejectedRowsAreKeptSealed() throws Exception {
        run(HEADER + "1;yesterday;SecretCard;9.90;W\n");

        byte[] raw = program.get(org.springframework.jdbc.core.JdbcTemplate.class)
                .queryForObject("SELECT raw FROM import_reject", byte[].class);
        assertThat(new String(raw, StandardCharsets.UTF_8)).doesNotContain("SecretCard");
    }

    private ImportJob run(String file) throws Exception {
        return run(file.getBytes(StandardCharsets.UTF_8));
    }

    private ImportJob run(byte[] file) throws Exception {
        return over(jobs.start(new ByteArrayInputStream(file), "till.csv", MAPPING));
    }

    private ImportJob shipped(String mapping, String file) throws Exception {
        return over(jobs.start(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), "file.txt", mapping));
    }

    private ImportJob over(ImportJob job) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> jobs.find(job.id()).orElseThrow(),
                        now -> now.state().isOver());
    }

    private static String receipt(ImportJob job) {
        return "read " + job.read() + " recorded " + job.recorded() + " duplicate " + job.duplicate() + " rejected "
                + job.rejected();
    }

    private static void write(ByteArrayOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
