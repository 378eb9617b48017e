package io.journeyledger.query.kibana;

/**
 * Where something stands on a dashboard, {@value #COLUMNS} columns wide.
 *
 * @param y rows of 20 pixels from the top
 */
public record Place(int x, int y, int w, int h) {

    public static final int COLUMNS = 48;
}
