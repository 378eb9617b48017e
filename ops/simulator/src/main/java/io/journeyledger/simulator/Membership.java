package io.journeyledger.simulator;

/** The loyalty programme: points, tiers, rewards. Keeps earned = redeemed + expired + reversed + balance. */
final class Membership {

    private static final String[] TIERS = {"SILVER", "GOLD", "PLATINUM"};
    private static final long[] TIER_POINTS = {150, 450, 1200};

    private final Life life;
    private boolean member;
    private long balance;
    private long earned;
    private int tier;
    private long lastEarned;

    Membership(Life life) {
        this.life = life;
    }

    boolean member() {
        return member;
    }

    void bought(String order, long cents) {
        if (!member && life.dice.chance(0.42)) {
            join();
        }
        if (member && cents >= 100) {
            life.agenda.at(life.agenda.now() + 300, () -> earn(cents / 100, "purchase", order));
        }
        if (life.dice.chance(0.03)) {
            life.within(1, 20, () -> reward("SOCIAL", "reward.social", life.dice.between(0, 900)));
        }
    }

    private void join() {
        member = true;
        life.identifiers.own(Identifiers.Kind.LOYALTY_CARD, "9" + life.number());
        Entry entry = life.entry("loyalty.joined", Source.LOYALTY);
        entry.text("programme", "companion");
        life.send(entry);
        if (life.dice.chance(0.4)) {
            life.agenda.at(life.agenda.now() + 60, () -> earn(50, "welcome", ""));
        }
        life.agenda.at(life.agenda.now() + 365 * Calendar.DAY, this::expire);
    }

    private void earn(long points, String reason, String order) {
        Entry entry = points("points.earned", points);
        entry.text("reason", reason);
        if (!order.isEmpty()) {
            entry.text("orderId", order);
        }
        life.send(entry);
        balance += points;
        earned += points;
        lastEarned = life.agenda.now();
        if (tier < TIERS.length && earned >= TIER_POINTS[tier]) {
            life.within(0.01, 1, this::reachTier);
        }
        if (balance >= 100 && life.dice.chance(0.35)) {
            life.within(2, 60, this::redeem);
        }
    }

    private void reachTier() {
        if (tier == TIERS.length || earned < TIER_POINTS[tier]) {
            return;
        }
        Entry entry = life.entry("tier.reached", Source.LOYALTY);
        entry.text("tier", TIERS[tier++]);
        life.send(entry);
        life.feel(0.2);
        if (tier > 1 || life.dice.chance(0.3)) {
            life.atWork(1, 15, () -> reward("STRUCTURAL", "reward.structural", life.dice.between(1000, 6000)));
        }
    }

    private void redeem() {
        long points = balance / 100 * 100;
        if (points == 0) {
            return;
        }
        String reward = "W-" + life.number();
        Entry entry = points("points.redeemed", points);
        entry.text("rewardId", reward);
        life.send(entry);
        balance -= points;
        reward(reward, "FINANCIAL", "reward.financial", points * 5);
    }

    void returned(String order, long cents) {
        long points = Math.min(balance, cents / 100);
        if (points > 0) {
            Entry entry = points("points.reversed", points);
            entry.text("reason", "return");
            entry.text("orderId", order);
            life.send(entry);
            balance -= points;
        }
    }

    /** Once a year points of members who earned none for a year expire. */
    private void expire() {
        if (balance > 0 && life.agenda.now() - lastEarned > 300 * Calendar.DAY) {
            life.send(points("points.expired", balance));
            balance = 0;
        } else if (balance >= 40) {
            long old = balance / 4;
            life.send(points("points.expired", old));
            balance -= old;
        }
        life.agenda.at(life.agenda.now() + 365 * Calendar.DAY, this::expire);
    }

    private Entry points(String type, long points) {
        Entry entry = life.entry(type, Source.LOYALTY);
        entry.number("points", points);
        return entry;
    }

    private void reward(String bond, String occasion, long cents) {
        reward("W-" + life.number(), bond, occasion, cents);
    }

    private void reward(String reward, String bond, String occasion, long cents) {
        Entry entry = life.entry("reward.granted", Source.LOYALTY);
        entry.text("rewardId", reward);
        entry.text("bond", bond);
        entry.text("description", life.words.any(occasion, life.dice));
        entry.money("cost", cents);
        life.send(entry);
        life.feel(0.1);
    }
}
