package io.journeyledger.intake.file;

/**
 * How often each of many numbers came, which are as good as random: a table with open addressing, of 12 bytes a place.
 */
final class LongCounts {

    private static final int SMALLEST = 1024; // a power of two, as all sizes are

    private long[] numbers = new long[SMALLEST];
    private int[] counts = new int[SMALLEST];
    private int size;

    /** @return how often it has come by now */
    int increment(long number) {
        if (size > numbers.length / 4 * 3) {
            grow();
        }
        int place = place(number);
        if (counts[place] == 0) {
            numbers[place] = number;
            size++;
        }
        return ++counts[place];
    }

    private int place(long number) {
        int place = (int) number & (numbers.length - 1);
        while (counts[place] != 0 && numbers[place] != number) {
            place = (place + 1) & (numbers.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] old = numbers;
        int[] times = counts;
        numbers = new long[2 * old.length];
        counts = new int[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (times[i] != 0) {
                int place = place(old[i]);
                numbers[place] = old[i];
                counts[place] = times[i];
            }
        }
    }
}
