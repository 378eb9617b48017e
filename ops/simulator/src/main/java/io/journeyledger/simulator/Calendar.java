package io.journeyledger.simulator;

/** When people work and wake where the customer lives. Times are epoch seconds. */
record Calendar(int offsetHours) {

    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;
    static final double WEEK = 7.0 * DAY;

    /** The first moment from {@code time} on at which an office works: Monday to Friday, 9 to 17. */
    long office(long time, Dice dice) {
        long moment = during(time, 9, 17, dice);
        long weekday = Math.floorMod(Math.floorDiv(moment + offsetHours * HOUR, DAY) + 3, 7L);
        return weekday < 5 ? moment : moment + (7 - weekday) * DAY;
    }

    /** The first moment from {@code time} on at which people are awake: 8 to 22. */
    long awake(long time, Dice dice) {
        return during(time, 8, 22, dice);
    }

    private long during(long time, int from, int to, Dice dice) {
        long local = time + offsetHours * HOUR;
        long second = Math.floorMod(local, DAY);
        if (second >= from * HOUR && second < to * HOUR) {
            return time;
        }
        long midnight = local - second + (second < from * HOUR ? 0 : DAY);
        return midnight + from * HOUR + dice.below((int) ((to - from) * HOUR)) - offsetHours * HOUR;
    }
}
