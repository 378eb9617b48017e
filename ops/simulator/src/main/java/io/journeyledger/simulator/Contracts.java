package io.journeyledger.simulator;

import org.jspecify.annotations.Nullable;

/** Plans that run for a year: signed, renewed, ended. A customer has one at a time. */
final class Contracts {

    private final Life life;
    private @Nullable String running;
    private long monthly;

    Contracts(Life life) {
        this.life = life;
    }

    boolean running() {
        return running != null;
    }

    void bought() {
        if (running == null && life.dice.chance(0.11)) {
            life.within(0.1, 20, this::sign);
        }
    }

    private void sign() {
        if (running != null || life.leaving.churned()) {
            return;
        }
        Catalogue.Product plan = life.catalogue.anyPlan(life.dice);
        String contract = "K-" + life.number();
        running = contract;
        monthly = plan.cents();
        if (!life.identifiers.owns(Identifiers.Kind.ACCOUNT)) {
            life.identifiers.own(Identifiers.Kind.ACCOUNT, "A-" + life.number());
        }
        Entry entry = life.entry("contract.signed", Source.BILLING);
        entry.text("contractId", contract);
        entry.text("product", plan.name());
        untilNextYear(entry);
        life.send(entry);
        if (life.dice.chance(0.25)) {
            life.within(20, 300, () -> life.contacts.about("invoice"));
        }
        if (life.dice.chance(0.08)) {
            life.within(30, 300, () -> life.complaining.lodge("billing", "contract"));
        }
    }

    /** Renewed or not on the day it would end. */
    private void fallDue(String contract) {
        if (!contract.equals(running)) {
            return;
        }
        if (life.dice.chance(0.72 + 0.12 * life.mood())) {
            monthly += life.dice.chance(0.4) ? 50 : 0;
            Entry entry = life.entry("contract.renewed", Source.BILLING);
            entry.text("contractId", contract);
            untilNextYear(entry);
            life.send(entry);
        } else {
            end("contract-end");
        }
    }

    private void untilNextYear(Entry entry) {
        String contract = running;
        long end = life.agenda.now() + 365 * Calendar.DAY;
        entry.money("recurring", monthly);
        if (contract != null && life.dice.chance(0.9)) {
            entry.time("until", end);
            life.agenda.at(end, () -> fallDue(contract));
        }
    }

    /** @param reason occasion of the words in which the reason is given */
    void end(String reason) {
        if (running != null) {
            Entry entry = life.entry("contract.ended", Source.BILLING);
            entry.text("contractId", running);
            life.say(entry, "reason", reason);
            life.send(entry);
            running = null;
        }
    }
}
