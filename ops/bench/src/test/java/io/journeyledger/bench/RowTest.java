package io.journeyledger.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {

    @Test
    void theRatioIsThatOfTheMediansOfTheFirstFigures() throws Exception {
        Row row = measured(new Scripted(List.of(1.0, 30.0, 20.0, 90.0), List.of(1.0, 40.0, 10.0, 60.0)), 3);

        assertThat(row.ofFloor()).isEqualTo(30.0 / 40.0);
        assertThat(row.aboveFloor()).isEqualTo(-10);
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
        public Run run() {
            order.add("run");
            return Run.of("rate", runs.next());
        }

        @Override
        public Run floorRun() {
            order.add("floor");
            return Run.of("rate", floors.next());
        }

        @Override
        public void close() {}
    }
}
