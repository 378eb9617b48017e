package io.journeyledger.simulator;

/** The customer's complaints, one at a time. */
final class Complaining {

    private final Life life;
    private boolean open;

    Complaining(Life life) {
        this.life = life;
    }

    /** Complains about one of these issues, unless another complaint is under way. */
    void lodge(String... issues) {
        if (!open && !life.leaving.gone()) {
            open = true;
            life.feel(-0.7);
            String issue = life.hasOrdered() ? life.dice.oneOf(issues) : "website";
            new Case(life, issue).lodge();
        }
    }

    void over() {
        open = false;
    }
}
