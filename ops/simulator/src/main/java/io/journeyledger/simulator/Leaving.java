package io.journeyledger.simulator;

/** Customers who leave, aloud or in silence, and attempts to win them back. */
final class Leaving {

    private final Life life;
    private boolean churned;
    private boolean declared;

    Leaving(Life life) {
        this.life = life;
    }

    boolean churned() {
        return churned;
    }

    /** Said so, and has not returned. */
    boolean gone() {
        return churned && declared;
    }

    /** The customer will not buy again unless asked; some say so. */
    void loseInterest() {
        if (life.dice.chance(0.4)) {
            life.within(5, 70, () -> declare(life.mood() < -0.5 ? "SERVICE_FAILURE" : reason()));
        } else if (life.dice.chance(0.3)) {
            // The silent are courted too, before anybody says that they have left.
            life.atWork(120, 200, this::attempt);
        }
    }

    /** After a complaint that nobody settled. */
    void loseTrust() {
        life.within(3, 40, () -> declare("UNRESOLVED_COMPLAINT"));
    }

    private String reason() {
        return life.dice.oneOf(
                "PRICE", "PRICE", "COMPETITOR", "COMPETITOR", "PRODUCT_FIT", "LIFE_CHANGE", "INVOLUNTARY", "UNKNOWN");
    }

    private void declare(String reason) {
        if (!churned) {
            churn("DECLARED", reason);
            life.contracts.end("contract-end");
        }
    }

    /** The company concludes from silence that the customer has left, and may err. */
    void infer() {
        if (!churned && !life.contracts.running()) {
            churn("INFERRED", "UNKNOWN");
        }
    }

    private void churn(String basis, String reason) {
        churned = true;
        declared = basis.equals("DECLARED");
        if (declared) {
            life.buying.stop();
        }
        Entry entry = life.entry("customer.churned", Source.CRM);
        entry.text("basis", basis);
        entry.text("reason", reason);
        if (declared && life.dice.chance(0.8)) {
            life.say(entry, "comment", "churn." + reason);
        }
        life.send(entry);
        if (life.dice.chance(0.55)) {
            life.atWork(7, 60, () -> winBack(3));
        }
    }

    /** One offer after the other, as long as none is taken. */
    private void winBack(int attempts) {
        if (!churned) {
            return;
        }
        String offer = attempt();
        if (life.dice.chance(0.16)) {
            life.within(1, 14, () -> {
                if (churned) {
                    wonBack(offer);
                    life.buying.again();
                }
            });
        } else if (attempts > 1 && life.dice.chance(0.5)) {
            life.atWork(20, 60, () -> winBack(attempts - 1));
        }
    }

    private String attempt() {
        String offer = life.words.any("offer", life.dice);
        Entry entry = life.entry("win-back.attempted", Source.CRM);
        entry.text("channel", life.dice.oneOf("EMAIL", "EMAIL", "PHONE_AGENT", "LETTER", "APP"));
        entry.text("offer", offer);
        entry.money("cost", life.dice.between(150, 2500));
        life.send(entry);
        return offer;
    }

    /** Before a purchase: a customer whom the company had given up returns unasked. */
    void comeBack() {
        if (churned) {
            wonBack("");
        }
    }

    private void wonBack(String offer) {
        Entry entry = life.entry("customer.won-back", Source.CRM);
        if (!offer.isEmpty()) {
            entry.text("offer", offer);
        }
        life.send(entry);
        churned = false;
        life.feel(0.4);
    }
}
