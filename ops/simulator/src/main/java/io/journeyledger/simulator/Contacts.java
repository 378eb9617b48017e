package io.journeyledger.simulator;

/** Touchpoints in all channels, and the promises made there. */
final class Contacts {

    /** What a channel is like. Weights are relative to each other; seconds and cents are means, 0 where unknown. */
    private enum Way {
        PHONE_AGENT(Source.CALL_CENTRE, 22, 7, 340, 690),
        IVR(Source.CALL_CENTRE, 6, 0, 110, 45),
        EMAIL(Source.CRM, 16, 14, 0, 380),
        FAX(Source.MAIL_ROOM, 1, 0, 0, 410),
        LETTER(Source.MAIL_ROOM, 2, 3, 0, 520),
        WEB(Source.SHOP, 14, 0, 260, 8),
        APP(Source.APP, 10, 5, 150, 5),
        CHAT(Source.CALL_CENTRE, 11, 0, 520, 310),
        SOCIAL(Source.CRM, 4, 1, 0, 240),
        STORE(Source.TILL, 8, 0, 600, 560),
        FIELD_VISIT(Source.FIELD_SERVICE, 0, 4, 3300, 6800),
        PARTNER(Source.PARTNER_PORTAL, 2, 0, 420, 150);

        static final int[] INBOUND = weights(false);
        static final int[] OUTBOUND = weights(true);

        final Source source;
        final int inbound;
        final int outbound;
        final int seconds;
        final int cents;

        Way(Source source, int inbound, int outbound, int seconds, int cents) {
            this.source = source;
            this.inbound = inbound;
            this.outbound = outbound;
            this.seconds = seconds;
            this.cents = cents;
        }

        private static int[] weights(boolean outbound) {
            Way[] ways = values();
            int[] weights = new int[ways.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = outbound ? ways[i].outbound : ways[i].inbound;
            }
            return weights;
        }
    }

    private static final Way[] WAYS = Way.values();
    /** How likely it is that a contact leaves nothing open. */
    private static final double SETTLED = 0.86;

    private static final double MEAN_WEEKS_OF_THE_LEAST_ACTIVE = 36;

    private final Life life;
    private final Way favourite;
    /** Mean seconds between two contacts. */
    private final double rhythm;

    Contacts(Life life) {
        this.life = life;
        favourite = WAYS[life.dice.weighted(Way.INBOUND)];
        rhythm = MEAN_WEEKS_OF_THE_LEAST_ACTIVE * Calendar.WEEK / life.dice.pareto(1.25, 80);
    }

    String favourite() {
        return favourite.name();
    }

    void begin() {
        double wait = life.dice.exponential(rhythm) / Calendar.DAY;
        life.within(wait, wait + 0.5, () -> {
            if (life.buying.active() || life.dice.chance(0.35)) {
                meet();
            }
            begin();
        });
    }

    private void meet() {
        if (life.dice.chance(0.24)) {
            meet(
                    false,
                    life.hasOrdered()
                            ? life.dice.oneOf("marketing", "marketing", "appointment", "welcome", "follow-up")
                            : life.dice.oneOf("marketing", "welcome"),
                    SETTLED);
        } else {
            about(question());
        }
    }

    private String question() {
        if (!life.hasOrdered()) {
            return life.dice.chance(0.9) ? "product-advice" : "address";
        }
        String question = life.dice.oneOf(
                "product-advice", "order-status", "delivery", "invoice", "repair", "address", "appointment", "loyalty");
        boolean apt = switch (question) {
            case "loyalty" -> life.membership.member();
            case "repair" -> life.topic.product().electric();
            default -> true;
        };
        return apt ? question : "order-status";
    }

    void ask() {
        about("product-advice");
    }

    /** The customer comes with something. */
    void about(String purpose) {
        meet(true, purpose, SETTLED);
    }

    /** The customer comes with something about which nothing can be done, mostly. */
    void askInVain(String purpose) {
        meet(true, purpose, 0.2);
    }

    /** The company comes to the customer. */
    void reachOut(String purpose) {
        meet(false, purpose, SETTLED);
    }

    /** @param settled how likely it is that nothing is left open */
    private void meet(boolean inbound, String purpose, double settled) {
        Dice dice = life.dice;
        Way way = inbound && dice.chance(0.5) ? favourite : WAYS[dice.weighted(inbound ? Way.INBOUND : Way.OUTBOUND)];
        String matter = way == Way.FIELD_VISIT ? "appointment" : purpose;
        boolean late = life.late();
        boolean went = dice.chance(settled);
        String who = way.source.somebody(dice);
        String contact = "T-" + life.number();
        Entry entry = life.entry("contact.made", way.source, late, who);
        entry.text("contactId", contact);
        entry.text("channel", way.name());
        entry.text("direction", inbound ? "INBOUND" : "OUTBOUND");
        entry.text("purpose", matter);
        entry.text("handledBy", way == Way.IVR ? "ivr" : who);
        if (way.seconds > 0) {
            entry.duration("duration", 15 + (int) (way.seconds * (0.3 + dice.exponential(0.7))));
        }
        if (dice.chance(0.6)) {
            entry.money("cost", way.cents * dice.between(70, 140) / 100);
        }
        life.say(entry, "summary", "contact." + matter, went ? "contact.settled" : "contact.unsettled");
        life.send(entry, late);
        after(contact, way, who, inbound, went);
    }

    private void after(String contact, Way way, String who, boolean inbound, boolean went) {
        Dice dice = life.dice;
        life.feel(went ? 0.04 : -0.25);
        boolean withPerson = way != Way.IVR && way != Way.WEB && way != Way.APP;
        if (inbound && withPerson && dice.chance(went ? 0.14 : 0.45)) {
            promise(contact, way.source, who);
        }
        if (inbound && dice.chance(0.14)) {
            life.within(0.02, 3, () -> life.surveys.ask("CONTACT", contact));
        }
        if (!went && dice.chance(0.1)) {
            life.within(0.2, 6, () -> life.complaining.lodge("staff", "website", "promise"));
        }
    }

    private void promise(String contact, Source source, String who) {
        Dice dice = life.dice;
        String promise = "P-" + life.number();
        double days = dice.between(1, 12);
        Entry entry = life.entry("promise.made", source, false, who);
        entry.text("promiseId", promise);
        life.say(entry, "what", life.hasOrdered() ? "promise" : "promise.prospect");
        entry.time("due", life.agenda.now() + (long) (days * Calendar.DAY));
        entry.text("contactId", contact);
        life.send(entry);
        double fate = dice.uniform();
        if (fate < 0.74) {
            life.within(0.2 * days, 0.95 * days, () -> keep(promise, source));
        } else if (fate < 0.93) {
            life.within(days, days + 3, () -> breakPromise(promise, source));
        }
    }

    private void keep(String promise, Source source) {
        Entry entry = life.entry("promise.kept", source);
        entry.text("promiseId", promise);
        life.send(entry);
        life.feel(0.15);
    }

    private void breakPromise(String promise, Source source) {
        Entry entry = life.entry("promise.broken", source);
        entry.text("promiseId", promise);
        if (life.dice.chance(0.7)) {
            life.say(entry, "reason", "promise.broken");
        }
        life.send(entry);
        life.feel(-0.45);
        if (life.dice.chance(0.3)) {
            life.within(0.5, 8, () -> life.complaining.lodge("promise"));
        }
    }
}
