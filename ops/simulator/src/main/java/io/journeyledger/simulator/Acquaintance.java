package io.journeyledger.simulator;

import io.journeyledger.simulator.Identifiers.Kind;

/** How the company gets to know the customer: identifiers, profile, preferences, consents. */
final class Acquaintance {

    private final Life life;

    Acquaintance(Life life) {
        this.life = life;
    }

    /** Met by registering, by a question, or by buying at once; some never buy. */
    void begin() {
        Dice dice = life.dice;
        if (dice.chance(0.55)) {
            identify();
        } else if (dice.chance(0.6)) {
            life.contacts.ask();
        } else {
            life.buying.first();
        }
        life.contacts.begin();
        if (dice.chance(0.9)) {
            life.within(0, 30, life.buying::first);
        }
        if (dice.chance(0.45)) {
            life.atWork(0.1, 40, this::describe);
        }
        if (dice.chance(0.3)) {
            life.atWork(20, 200, this::observe);
        }
        if (dice.chance(0.25)) {
            life.atWork(60, 400, this::judge);
        }
        if (dice.chance(0.4)) {
            life.within(0, 60, this::prefer);
        }
        if (dice.chance(0.6)) {
            life.within(0, 10, () -> consent(dice.oneOf("marketing", "service", "marketing", "service")));
        }
        if (dice.chance(0.3)) {
            life.within(60, 400, life.surveys::askAboutAll);
        }
        if (dice.chance(0.3)) {
            life.within(1, 90, this::installApp);
        }
        if (dice.chance(0.05)) {
            life.within(90, 500, this::changePhone);
        }
        if (dice.chance(0.02)) {
            life.within(60, 500, () -> disclose("customer", "GDPR Art. 15", "whole journey"));
        }
    }

    private void identify() {
        Source source = life.dice.chance(0.5) ? Source.SHOP : life.dice.chance(0.5) ? Source.CALL_CENTRE : Source.CRM;
        if (source == Source.CRM) {
            life.identifiers.own(Kind.REFERENCE, "C-" + life.number());
        }
        life.send(life.entry("customer.identified", source));
    }

    private void describe() {
        if (!life.identifiers.owns(Kind.REFERENCE)) {
            life.identifiers.own(Kind.REFERENCE, "C-" + life.number());
        }
        Entry entry = profile("DEMOGRAPHIC");
        entry.text("name", life.name);
        entry.text("birthYear", Integer.toString(life.dice.between(1942, 2006)));
        entry.text("city", life.city);
        if (life.dice.chance(0.5)) {
            life.say(entry, "household", "household");
        }
        end(entry);
    }

    private void observe() {
        Entry entry = profile("BEHAVIOURAL");
        life.say(entry, "habit", "habit");
        entry.text("favouriteProduct", life.topic.product().name());
        end(entry);
    }

    private void judge() {
        Entry entry = profile("ATTITUDINAL");
        life.say(entry, "attitude", life.mood() > 0 ? "attitude.good" : "attitude.bad");
        end(entry);
    }

    private Entry profile(String aspect) {
        Entry entry = life.entry("profile.described", Source.CRM);
        entry.text("aspect", aspect);
        entry.open("attributes", '{');
        return entry;
    }

    private void end(Entry entry) {
        entry.close('}');
        life.send(entry);
    }

    private void prefer() {
        Entry entry = life.entry("preference.noted", life.dice.chance(0.5) ? Source.CRM : Source.APP);
        switch (life.dice.below(3)) {
            case 0 -> {
                entry.text("topic", "channel");
                entry.text("value", life.contacts.favourite());
            }
            case 1 -> {
                entry.text("topic", "language");
                entry.text("value", life.words.language());
            }
            default -> {
                entry.text("topic", "contactTime");
                life.say(entry, "value", "contact-time");
            }
        }
        life.send(entry);
    }

    /** Asked again, many agree. */
    void consentAgain() {
        if (life.leaving.gone()) {
            return;
        }
        if (life.dice.chance(0.75)) {
            consent("service");
        }
        if (life.dice.chance(0.65)) {
            consent("marketing");
        }
    }

    private void consent(String purpose) {
        Entry entry = life.entry("consent.granted", Source.CONSENT_CENTRE);
        boolean mailOnly = purpose.equals("newsletter");
        entry.text("purpose", purpose);
        if (mailOnly) {
            entry.text("channel", "EMAIL");
        }
        if (life.dice.chance(0.8)) {
            entry.text("evidence", "form-" + life.number());
        }
        life.send(entry);
        if (life.dice.chance(0.15)) {
            life.within(20, 400, () -> withdraw(purpose, mailOnly));
        } else if (life.dice.chance(0.3)) {
            life.within(5, 200, () -> consent(life.dice.oneOf("newsletter", "profiling", "surveys", "partners")));
        }
    }

    private void withdraw(String purpose, boolean mailOnly) {
        Entry entry = life.entry("consent.withdrawn", Source.CONSENT_CENTRE);
        entry.text("purpose", purpose);
        if (mailOnly) {
            entry.text("channel", "EMAIL");
        }
        life.send(entry);
    }

    private void installApp() {
        life.identifiers.own(Kind.DEVICE, "device-" + life.number());
        link(Kind.DEVICE, Source.APP);
    }

    /** The old number goes only when no entry that names it is still under way: it would begin a journey of its own. */
    private void changePhone() {
        if (!life.identifiers.known(Kind.PHONE) || life.identifiers.anchor() == Kind.PHONE) {
            return;
        }
        if (!life.nothingUnderWay()) {
            life.within(3, 6, this::changePhone);
            return;
        }
        String old = life.identifiers.lose(Kind.PHONE);
        Entry entry = life.entry("identifier.unlinked", Source.CRM);
        entry.name("identifier");
        entry.identifier(Kind.PHONE.name(), old);
        entry.text("reason", "number given up");
        life.send(entry);
        life.within(0, 3, () -> {
            life.identifiers.own(Kind.PHONE, life.phone(old.substring(0, old.indexOf("-01") + 3), 1));
            link(Kind.PHONE, Source.CALL_CENTRE);
        });
    }

    private void link(Kind kind, Source source) {
        if (life.identifiers.known(kind)) {
            return;
        }
        Entry entry = life.linking(kind, source);
        life.send(entry);
    }

    void disclose(String recipient, String legalBasis, String scope) {
        Entry entry = life.entry("personal-data.disclosed", Source.CRM);
        entry.text("recipient", recipient);
        entry.text("legalBasis", legalBasis);
        entry.text("scope", scope);
        life.send(entry);
    }
}
