package io.journeyledger.intake.file;

import static io.journeyledger.intake.file.Importing.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.journeyledger.intake.Outage;
import io.journeyledger.intake.TestProgram;
import io.journeyledger.store.support.PrivatePostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A PostgreSQL that takes no writes for a while: a standby before it takes over, or whose disk somebody spares. */
class ReadOnlyDatabaseTest {

    @TempDir
    Path data;

    @Test
    void anImportWaitsForIt() {
        assumeTrue(PrivatePostgres.isInstalled(), "PostgreSQL is not installed");
        try (TestProgram program = TestProgram.start(
                data,
                "journey.store=postgresql",
                "journey.postgresql.url=" + PrivatePostgres.shared().newDatabase(),
                "journey.master-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")) {
            ImportTable table = program.get(ImportTable.class);
            table.add(ImportsAtStartTest.BEGUN, MAPPING);
            TransactionTemplate transaction = new TransactionTemplate(program.get(PlatformTransactionManager.class));

            Throwable failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
                program.get(JdbcTemplate.class).execute("SET TRANSACTION READ ONLY");
                table.keepHeader(ImportsAtStartTest.BEGUN.id(), "id;date");
            }));

            assertThat(failure).hasMessageContaining("read-only transaction");
            assertThat(Outage.isBehind(failure)).isTrue();
        }
    }
}
