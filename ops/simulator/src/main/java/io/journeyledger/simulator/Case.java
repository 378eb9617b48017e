package io.journeyledger.simulator;

import org.jspecify.annotations.Nullable;

/** One complaint from its lodging to its end. Each step plans the next, so that they come in an allowed order. */
final class Case {

    private static final String OMBUDSMAN = "consumer ombudsman";

    private final Life life;
    private final String issue;
    private final String id;
    private final Life.Topic topic;
    private final String handler;
    /** Issue, with what kind of product it is about, as far as that changes the words. */
    private final String matter;

    private final @Nullable Rush rush;

    private final boolean quick;
    private final boolean slow;
    private final int anger;
    private int rounds;

    Case(Life life, String issue) {
        this.life = life;
        this.issue = issue;
        id = "B-" + life.number();
        topic = life.topic;
        handler = Source.COMPLAINT_DESK.somebody(life.dice);
        matter = issue.equals("fault") && topic.product().electric() ? "fault-electric" : issue;
        rush = life.rush();
        quick = life.dice.chance(0.2);
        slow = !quick && life.dice.chance(0.15);
        anger = Math.clamp(Math.round(2.6 - life.mood() + 0.6 * life.dice.normal()), 1, 5);
    }

    void lodge() {
        Dice dice = life.dice;
        Entry entry = entry("complaint.lodged");
        String channel = dice.oneOf(
                "EMAIL", "EMAIL", "PHONE_AGENT", "PHONE_AGENT", "WEB", "LETTER", "SOCIAL", "STORE", "FAX", "APP");
        String[] labels = life.words.any("issue." + issue, dice).split(";", -1);
        entry.text("channel", channel);
        entry.text("product", topic.product().name());
        entry.text("issue", labels[0]);
        entry.text("subIssue", labels[1]);
        life.say(topic, entry, "narrative", "complaint.opening", "complaint." + matter, "complaint.demand");
        entry.number("dissatisfaction", anger);
        attribution(entry);
        if (issue.equals("billing") && dice.chance(0.6)) {
            entry.text("regime", "payment-services");
        } else if (rush != null && life.contracts.running()) {
            entry.text("regime", "priority");
        }
        life.send(entry);
        if (dice.chance(0.04)) {
            // Nobody takes it up; where much is looked at in the end, it is found in the drawer.
            life.within(40, 90, life.leaving::loseTrust);
            if (rush != null) {
                work(60, 100, this::answer);
            }
        } else if (dice.chance(0.06)) {
            life.within(1, 12, this::withdraw);
        } else if (rush != null && rush.isOn(life.agenda.now())) {
            // First come, first served.
            life.atWork(3.5, 6.5, this::acknowledge);
        } else {
            work(slow ? 7 : 0.05, slow ? 14 : 3, this::acknowledge);
        }
    }

    private void acknowledge() {
        Entry entry = entry("complaint.acknowledged");
        entry.text("channel", life.dice.oneOf("EMAIL", "EMAIL", "PHONE_AGENT", "LETTER"));
        entry.text("handledBy", handler);
        life.send(entry);
        if (quick) {
            work(0.1, 1, this::resolve);
        } else {
            life.atWork(0.05, 2, this::assign);
        }
    }

    private void assign() {
        Entry entry = entry("complaint.assigned");
        entry.text("owner", handler);
        entry.text("team", "team-" + issue);
        life.send(entry);
        if (rush != null && rush.waitsForCarrier(issue, life.dice)) {
            work(0.02, 0.3, () -> pause(this::assess, "WAITING_FOR_THIRD_PARTY"));
        } else {
            work(0.1, 2, this::assess);
        }
    }

    private void assess() {
        Entry entry = entry("complaint.assessed");
        int grave = life.dice.weighted(30, 40, 22, 8);
        entry.text("severity", new String[] {"MINOR", "MODERATE", "MAJOR", "GRAVE"}[grave]);
        entry.flag("safetyImplication", grave == 3 && life.dice.chance(0.5));
        entry.flag("complex", life.dice.chance(0.25));
        entry.flag("immediateAction", grave == 3);
        entry.number("dissatisfaction", anger);
        life.send(entry);
        if (grave >= 2 && life.dice.chance(0.5)) {
            work(0.1, 2, this::escalate);
        } else {
            work(1, 7, this::investigate);
        }
    }

    private void escalate() {
        Entry entry = entry("complaint.escalated");
        entry.text("escalatedTo", life.dice.oneOf("head-of-service", "legal", "quality", "board"));
        life.say(topic, entry, "reason", "escalation");
        life.send(entry);
        work(1, 7, this::investigate);
    }

    private void investigate() {
        Entry entry = entry("complaint.investigated");
        life.say(topic, entry, "findings", "findings." + matter);
        life.send(entry);
        if (life.dice.chance(0.25)) {
            work(0.1, 2, this::pause);
        } else {
            work(0.5, slow ? 30 : 8, this::decide);
        }
    }

    private void pause() {
        pause(
                this::decide,
                "WAITING_FOR_CUSTOMER",
                "WAITING_FOR_CUSTOMER",
                "WAITING_FOR_THIRD_PARTY",
                "LEGAL_PROCEEDINGS");
    }

    private void pause(Runnable next, String... reasons) {
        Entry entry = entry("complaint-clock.paused");
        entry.text("reason", life.dice.oneOf(reasons));
        life.send(entry);
        work(2, 20, () -> {
            life.send(entry("complaint-clock.resumed"));
            work(0.5, 8, next);
        });
    }

    /** Slow cases get a holding reply and their answer only after eight weeks. */
    private void decide() {
        if (slow || life.dice.chance(0.12)) {
            Entry entry = entry("holding-reply.sent");
            entry.text("channel", "EMAIL");
            entry.time("answerExpectedBy", life.agenda.now() + life.dice.between(7, 28) * Calendar.DAY);
            life.say(topic, entry, "reason", "holding-reply");
            life.send(entry);
            work(slow ? 40 : 3, slow ? 75 : 18, this::answer);
        } else {
            answer();
        }
    }

    private void answer() {
        int answer = life.dice.weighted(rounds == 0 ? new int[] {52, 26, 22} : new int[] {40, 45, 15});
        Entry entry = entry("complaint.answered");
        entry.text("answer", new String[] {"ACCEPTED", "REDRESS_WITHOUT_ACCEPTING", "REJECTED"}[answer]);
        entry.text("channel", life.dice.oneOf("EMAIL", "EMAIL", "LETTER", "PHONE_AGENT"));
        life.say(
                entry, "reasons", answer == 0 ? "answer.accepted" : answer == 1 ? "answer.redress" : "answer.rejected");
        life.send(entry);
        if (answer < 2) {
            life.feel(0.5);
            work(0.05, 6, this::redress);
        } else if (rounds > 0 || life.dice.chance(0.3)) {
            life.feel(-0.4);
            life.within(3, 30, this::refer);
        } else {
            life.feel(-0.4);
            life.within(1, 10, life.dice.chance(0.3) ? this::reopen : this::resolve);
        }
    }

    private void redress() {
        int kind = life.dice.weighted(28, 14, 12, 14, 8, 6, 6, 12);
        Entry entry = entry("redress.given");
        String redress = new String[] {
                    "REFUND",
                    "COMPENSATION",
                    "REPAIR",
                    "REPLACEMENT",
                    "CORRECTION",
                    "EXPLANATION",
                    "APOLOGY",
                    "GOODWILL"
                }
                [kind];
        entry.text("redress", redress);
        if (kind < 2 || kind == 7) {
            entry.money("amount", life.dice.between(500, 9000));
        }
        life.say(topic, entry, "description", "redress." + redress);
        life.send(entry);
        life.feel(0.4);
        life.within(0.5, 12, this::resolve);
    }

    private void resolve() {
        Dice dice = life.dice;
        boolean accepted = dice.chance(0.72 + 0.2 * life.mood());
        Entry entry = entry("complaint.resolved");
        entry.flag("acceptedByCustomer", accepted);
        if (dice.chance(0.8)) {
            entry.text("rootCause", "root-" + issue);
        }
        if (dice.chance(0.6)) {
            entry.open("justice", '{');
            entry.number("distributive", justice(accepted ? 4 : 2.2));
            entry.number("procedural", justice(slow ? 2 : 3.8));
            entry.number("interactional", justice(3.7));
            entry.close('}');
        }
        life.send(entry);
        life.feel(accepted ? 0.3 : -0.3);
        if (!accepted && rounds == 0 && dice.chance(0.4)) {
            life.within(1, 20, this::reopen);
        } else {
            work(5, 20, () -> close(accepted));
        }
    }

    private long justice(double mean) {
        return Math.clamp(Math.round(mean + 0.5 * life.mood() + 0.7 * life.dice.normal()), 1, 5);
    }

    private void close(boolean contented) {
        life.send(entry("complaint.closed"));
        if (contented && rounds == 0 && life.dice.chance(0.06)) {
            life.within(10, 60, this::reopen);
            return;
        }
        life.complaining.over();
        if (life.dice.chance(0.55)) {
            life.within(0.5, 6, () -> life.surveys.ask("COMPLAINT", id));
        }
        if (!contented && life.dice.chance(0.35)) {
            life.leaving.loseTrust();
        } else if (contented && life.dice.chance(0.4)) {
            work(5, 20, () -> life.contacts.reachOut("follow-up"));
        }
    }

    private void reopen() {
        rounds++;
        Entry entry = entry("complaint.reopened");
        life.say(topic, entry, "reason", "reopening");
        life.send(entry);
        life.feel(-0.4);
        work(0.2, 4, this::assign);
    }

    private void refer() {
        Entry entry = entry("complaint.referred");
        entry.text("referredTo", OMBUDSMAN);
        life.say(topic, entry, "reason", "referral");
        life.send(entry);
        if (life.dice.chance(0.5)) {
            work(2, 10, () -> life.acquaintance.disclose(OMBUDSMAN, "GDPR Art. 6(1)(c)", "complaint " + id));
        }
        rounds++;
        work(30, 80, this::resolve);
    }

    private void withdraw() {
        Entry entry = entry("complaint.withdrawn");
        life.say(topic, entry, "reason", "withdrawal");
        life.send(entry);
        work(1, 10, () -> close(true));
    }

    private void attribution(Entry entry) {
        boolean company = !issue.equals("delivery") || life.dice.chance(0.4);
        entry.open("attribution", '{');
        entry.text(
                "locus",
                company ? "COMPANY" : life.dice.oneOf("THIRD_PARTY", "THIRD_PARTY", "CIRCUMSTANCE", "CUSTOMER"));
        entry.text("stability", life.dice.chance(0.35) ? "STABLE" : "ONE_OFF");
        entry.text("controllability", life.dice.chance(0.7) ? "CONTROLLABLE" : "UNCONTROLLABLE");
        entry.close('}');
    }

    /** Plans a step of the desk, which takes longer when there is much to do. */
    private void work(double leastDays, double mostDays, Runnable step) {
        double slowness = rush == null ? 1 : rush.slowness(life.agenda.now());
        life.atWork(leastDays * slowness, mostDays * slowness, step);
    }

    private Entry entry(String type) {
        Entry entry = life.entry(type, Source.COMPLAINT_DESK, false, handler);
        entry.text("complaintId", id);
        return entry;
    }
}
