package io.journeyledger.projections.model;

/**
 * Who of those at the start is still there at the end.
 *
 * @param start number of customers at the start
 * @param added customers at the end who were not there at the start: new ones and those won back in between
 * @param end number of customers at the end
 */
public record Retention(int start, int added, int end) {

    /** @throws IllegalArgumentException when the numbers contradict each other */
    public Retention {
        if (start < 0 || added < 0 || end < added || end - added > start) {
            throw new IllegalArgumentException(
                    "Of " + start + " at the start and " + added + " added there cannot be " + end + " at the end");
        }
    }

    public int kept() {
        return end - added;
    }

    /** (end - added) / start, 0 to 1; not a number where nobody was there at the start. */
    public double rate() {
        return (double) kept() / start;
    }

    /** What is missing from {@link #rate} to 1. */
    public double attrition() {
        return (double) (start - kept()) / start;
    }
}
