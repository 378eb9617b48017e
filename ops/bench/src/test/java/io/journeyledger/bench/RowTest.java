package io.journeyledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void theRatioIsThatOfTheMediansOfTheFirstFigures() throws Exception {
        Row row = measured(new Scripted(List.of(1.0, 30.0, 20.0, 90.0), List.of(1.0, 40.0, 10.0, 60.0)), 3);

        assertThat(row.ofFloor()).isEqualTo(30.0 / 40.0);
        assertThat(row.aboveFloor()).isEqualTo(-10);
    }

    @Test
    void aSecondFloorHasARatioOfItsOwn() throws Exception {
        Scripted subject = new Scripted(List.of(1.0, 30.0, 20.0, 90.0), List.of(1.0, 40.0, 10.0, 60.0));
        assertThat(measured(subject, 3).ofSecondFloor()).isNull();

        Scripted other = new Scripted(List.of(1.0, 30.0, 20.0, 90.0), List.of(1.0, 40.0, 10.0, 60.0));
        other.second = new SecondFloor("does half of it", "half");
        Row row = measured(other, 3);

        assertThat(row.ofFloor()).isEqualTo(30.0 / 40.0);
        assertThat(row.ofSecondFloor()).isEqualTo(30.0 / 20.0);
    }

    @Test
    void theReportShowsWhatOnlyTheFloorHasAndTheSecondRatio() throws Exception {
        Scripted subject = new Scripted(List.of(1.0, 30.0), List.of(1.0, 40.0));
        subject.second = new SecondFloor("does half of it", "half");
        Row row = measured(subject, 1);
        Report report =
                new Report(Instant.EPOCH, "bench", Map.of("runs", 1), Map.of(), Map.of(), List.of(row), Map.of());

        assertThat(report.markdown())
                .contains("0.75 times the floor", "Second floor: does half of it.", "1.50 times the second floor")
                .contains("| half | |  | 20.0 | 20.0 to 20.0 |");
        assertThat(report.json()).contains("\"ofFloor\":0.75", "\"ofSecondFloor\":1.5");
    }

    @Test
    void theWarmUpDoesNotCount() throws Exception {
        Row row = measured(new Scripted(List.of(1_000.0, 3.0), List.of(0.001, 2.0)), 1);

        assertThat(row.measured().get("rate")).isEqualTo(new Spread(3, 3, 3));
        assertThat(row.floor().get("rate")).isEqualTo(new Spread(2, 2, 2));
    }

    @Test
    void theFloorGoesFirstEverySecondTime() throws Exception {
        Scripted subject = new Scripted(List.of(1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0));
        measured(subject, 2);

        assertThat(subject.order).containsExactly("run", "floor", "run", "floor", "floor", "run");
    }

    private static Row measured(Subject subject, int runs) throws Exception {
        return new Measurement(runs, new PrintWriter(Writer.nullWriter())).of(subject);
    }

    /** Gives the figures it was told. */
    private static final class Scripted implements Subject {
        private final Iterator<Double> runs;
        private final Iterator<Double> floors;
        private final List<String> order = new ArrayList<>();
        private @Nullable SecondFloor second;

        Scripted(List<Double> runs, List<Double> floors) {
            this.runs = runs.iterator();
            this.floors = floors.iterator();
        }

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String what() {
            return "says what it was told";
        }

        @Override
        public String floor() {
            return "likewise";
        }

        @Override
        public Optional<SecondFloor> secondFloor() {
            return Optional.ofNullable(second);
        }

        @Override
        public Run run() {
            order.add("run");
            return Run.of("rate", runs.next());
        }

        @Override
        public Run floorRun() {
            order.add("floor");
            double rate = floors.next();
            return Run.of("rate", rate).with("half", rate / 2);
        }

        @Override
        public void close() {}
    }
}
