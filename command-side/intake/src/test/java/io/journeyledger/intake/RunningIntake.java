package io.journeyledger.intake;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The intake of a program that begins with an empty ledger for each test. */
abstract class RunningIntake {

    @TempDir
    Path data;

    TestProgram program;
    Intake intake;

    @BeforeEach
    void start() {
        program = TestProgram.start(data);
        intake = program.get(Intake.class);
    }

    @AfterEach
    void stop() {
        program.close();
    }
}
