package io.journeyledger.query.kibana;

import io.journeyledger.projections.document.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A dashboard.
 *
 * @param id the same in every export and address
 * @param data of whose view fields are chosen from; what asks another view is left alone by the choice, since a filter
 *     by a field that a view does not have finds nothing there
 */
public record Board(
        String id, String title, String description, DataView data, List<Control> controls, List<Placed> contents) {

    /** It opens with the time up to now of so many years. */
    public static final int YEARS = 2;

    /** The view whose fields are chosen from. */
    public View subject() {
        return data.view();
    }

    public record Placed(Content content, Place place) {}

    /** The pictures; not the lists of documents. */
    public List<Panel> panels() {
        return contents.stream()
                .map(Placed::content)
                .flatMap(content -> content instanceof Panel panel ? Stream.of(panel) : Stream.empty())
                .toList();
    }

    /** Whether what a reader chooses applies there. */
    public boolean isChosenFor(Content content) {
        return content.view() == subject();
    }

    /** Rows of contents, one below the other. */
    static final class Rows {

        private final List<Placed> placed = new ArrayList<>();
        private int y;

        /** Side by side in equal widths. */
        Rows row(int height, Content... contents) {
            int width = Place.COLUMNS / contents.length;
            int[] widths = new int[contents.length];
            Arrays.fill(widths, width);
            return row(height, widths, contents);
        }

        /** Side by side, the first a third, the second two. */
        Rows thirdAndRest(int height, Content first, Content second) {
            return row(height, new int[] {Place.COLUMNS / 3, Place.COLUMNS * 2 / 3}, first, second);
        }

        private Rows row(int height, int[] widths, Content... contents) {
            int x = 0;
            for (int i = 0; i < contents.length; i++) {
                placed.add(new Placed(contents[i], new Place(x, y, widths[i], height)));
                x += widths[i];
            }
            y += height;
            return this;
        }

        List<Placed> all() {
            return List.copyOf(placed);
        }
    }
}
