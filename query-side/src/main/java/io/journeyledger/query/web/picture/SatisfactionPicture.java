package io.journeyledger.query.web.picture;

import io.journeyledger.ledger.FeedbackEvent.Instrument;
import io.journeyledger.projections.fold.SatisfactionLine;
import io.journeyledger.projections.fold.SatisfactionLine.Point;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The satisfaction index as a line over time, and the answers below it, each instrument on its own scale.
 *
 * @param path of the line, as SVG has it: level between two points, and no line where there is no index; empty without
 *     any
 * @param end of the line, a path without length that is drawn as a dot: all there is of a line that has just begun.
 *     Empty where there is no index now
 * @param answers by instrument, in the order of the instruments
 * @param points the same in words
 */
record SatisfactionPicture(String path, String end, List<Answers> answers, List<Point> points) {

    /** The best index is drawn at 0, the worst here. */
    static final int HEIGHT = 100;

    /** What is lower would not be seen. */
    private static final double LEAST = 0.1;

    /** @param marks where the answers were, and how high on the scale of the instrument */
    public record Answers(Instrument instrument, List<Mark> marks) {}

    /** @param height of a lane, of 20 */
    public record Mark(double x, double height) {}

    static SatisfactionPicture of(SatisfactionLine line, Scale scale) {
        List<Point> points = line.points();
        return new SatisfactionPicture(path(points, scale), end(points, scale), answers(points, scale), points);
    }

    private static String path(List<Point> points, Scale scale) {
        StringBuilder path = new StringBuilder();
        Double before = null;
        for (Point point : points) {
            Double index = point.index();
            String x = number(scale.at(point.at()));
            if (before != null) {
                path.append('H').append(x);
            }
            if (index != null) {
                path.append(before == null ? "M" + x + " " : "V").append(number(HEIGHT - index));
            }
            before = index;
        }
        return before == null ? path.toString() : path + "H" + number(scale.at(scale.until()));
    }

    private static String end(List<Point> points, Scale scale) {
        Double index = points.isEmpty() ? null : points.getLast().index();
        return index == null ? "" : "M" + number(scale.at(scale.until())) + " " + number(HEIGHT - index) + "h0";
    }

    private static List<Answers> answers(List<Point> points, Scale scale) {
        Map<Instrument, List<Mark>> marks = new EnumMap<>(Instrument.class);
        for (Point point : points) {
            Instrument instrument = point.instrument();
            Integer score = point.score();
            if (instrument != null && score != null) {
                double share = (double) (score - instrument.lowest()) / (instrument.highest() - instrument.lowest());
                marks.computeIfAbsent(instrument, _ -> new ArrayList<>())
                        .add(new Mark(scale.at(point.at()), Math.round(Math.clamp(share, LEAST, 1) * 200) / 10.0));
            }
        }
        return marks.entrySet().stream()
                .map(entry -> new Answers(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
