package io.journeyledger.simulator;

/**
 * Purchases by BG/NBD and spending by Gamma-Gamma, with the parameters published for CDNOW (Fader, Hardie and Lee 2005;
 * Fader and Hardie 2013): a customer buys at an own rate, and after each repeat purchase may leave for good.
 */
final class Buying {

    private static final double RATE_SHAPE = 0.243;
    private static final double RATE_WEEKS = 4.414;
    private static final double DROPOUT_A = 0.793;
    private static final double DROPOUT_B = 2.426;
    private static final double SPEND_P = 6.25;
    private static final double SPEND_Q = 3.74;
    private static final double SPEND_GAMMA = 15.44;

    /** From then on the company concludes that a customer has left. */
    private static final double SILENT_DAYS = 240;

    private final Life life;
    /** Purchases a second. */
    private final double rate;

    private final double dropout;
    /** Mean spend is {@code SPEND_P / spendRate} euros. */
    private final double spendRate;

    private boolean active;
    private int purchases;

    Buying(Life life) {
        this.life = life;
        rate = life.dice.gamma(RATE_SHAPE) / RATE_WEEKS / Calendar.WEEK;
        dropout = life.dice.beta(DROPOUT_A, DROPOUT_B);
        spendRate = life.dice.gamma(SPEND_Q) / SPEND_GAMMA;
    }

    /** Whether the customer still buys, if rarely. */
    boolean active() {
        return active || purchases == 0;
    }

    void first() {
        if (purchases == 0 && !life.leaving.gone()) {
            active = true;
            buy();
            planNext();
        }
    }

    /** A customer who was won back buys again. */
    void again() {
        active = true;
        buy();
        planNext();
    }

    /** Buys in a sale, for the first time or again; false for those who left, and said so. */
    boolean tempted() {
        if (life.leaving.gone()) {
            return false;
        }
        if (purchases == 0) {
            first();
        } else {
            life.leaving.comeBack();
            again();
        }
        return true;
    }

    void stop() {
        active = false;
    }

    private void planNext() {
        double wait = life.dice.exponential(1) / rate;
        if (wait < 200 * Calendar.WEEK) {
            int before = purchases;
            life.within(wait / Calendar.DAY, wait / Calendar.DAY + 0.2, () -> {
                if (active && purchases == before) {
                    repeat();
                }
            });
        }
    }

    private void repeat() {
        life.leaving.comeBack();
        buy();
        if (life.dice.chance(dropout)) {
            active = false;
            life.leaving.loseInterest();
        } else {
            planNext();
        }
    }

    private void buy() {
        Dice dice = life.dice;
        purchases++;
        boolean late = life.late();
        String order = life.number();
        String[] way = dice.oneOf(
                        "SHOP WEB",
                        "SHOP WEB",
                        "TILL STORE",
                        "APP APP",
                        "CALL_CENTRE PHONE_AGENT",
                        "PARTNER_PORTAL PARTNER")
                .split(" ", -1);
        Entry entry = life.entry("purchase.made", Source.valueOf(way[0]), late);
        entry.text("orderId", order);
        entry.open("lines", '[');
        boolean free = dice.chance(0.004);
        long total = 0;
        double budget = 100 * dice.gamma(SPEND_P) / spendRate;
        do {
            total += line(entry, order, budget - total, free);
        } while (total < 0.6 * budget && !free && dice.chance(0.8));
        entry.close(']');
        entry.money("total", total);
        entry.text("channel", way[1]);
        life.send(entry, late);
        after(order, total);
    }

    private long line(Entry entry, String order, double budget, boolean free) {
        Catalogue.Product product = life.catalogue.near(budget, life.dice);
        life.topic = new Life.Topic(product, order);
        long quantity = Math.clamp((long) (budget / product.cents()), 1, 4);
        long cents = free ? 0 : quantity * product.cents();
        entry.openElement();
        entry.text("product", product.name());
        entry.text("category", product.category());
        entry.number("quantity", quantity);
        entry.cents("amount", cents);
        entry.close('}');
        return cents;
    }

    private void after(String order, long total) {
        Dice dice = life.dice;
        int count = purchases;
        life.feel(0.03);
        if (dice.chance(0.4)) {
            life.atWork(SILENT_DAYS, SILENT_DAYS + 40, () -> {
                if (purchases == count) {
                    life.leaving.infer();
                }
            });
        }
        life.membership.bought(order, total);
        life.contracts.bought();
        if (total > 0 && dice.chance(0.09)) {
            life.within(12, 28, () -> giveBack(order, total));
        }
        if (dice.chance(0.22)) {
            life.within(3, 12, () -> life.surveys.ask("PURCHASE", order));
        }
        if (dice.chance(0.25)) {
            life.within(1, 8, () -> life.contacts.about("delivery"));
        }
        if (dice.chance(0.07)) {
            life.within(1, 15, () -> life.complaining.lodge("delivery", "damage", "fault", "billing"));
        }
    }

    private void giveBack(String order, long total) {
        long part = life.dice.chance(0.6) ? total : Math.max(1, total * life.dice.between(20, 70) / 100);
        Entry entry = life.entry("purchase.returned", life.dice.chance(0.7) ? Source.SHOP : Source.TILL);
        entry.text("orderId", order);
        entry.text("returnId", "R-" + life.number());
        entry.money("amount", part);
        life.say(entry, "reason", "return");
        life.send(entry);
        life.feel(-0.15);
        life.membership.returned(order, part);
        if (part < total && life.dice.chance(0.15)) {
            life.within(2, 10, () -> giveBack(order, total - part));
        }
    }
}
