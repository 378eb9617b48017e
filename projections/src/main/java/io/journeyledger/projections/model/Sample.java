package io.journeyledger.projections.model;

import java.util.Arrays;

/** Numbers, gathered one by one without a box around each. Not for use by several threads. */
public final class Sample {

    private static final int FIRST = 16;

    private double[] values = new double[FIRST];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size] = value;
        size++;
    }

    public int size() {
        return size;
    }

    public double get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("There are " + size + " values, and none at " + index);
        }
        return values[index];
    }

    /** All, in the order in which they came. */
    public double[] values() {
        return Arrays.copyOf(values, size);
    }

    /**
     * The value in the middle, or the mean of both that are.
     *
     * @return not a number where there is none
     */
    public double median() {
        if (size == 0) {
            return Double.NaN;
        }
        double[] ascending = values();
        Arrays.sort(ascending);
        int middle = size / 2;
        return size % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }
}
