package io.journeyledger.simulator;

import org.jspecify.annotations.Nullable;

/** Answers to surveys; the scores follow the customer's mood. */
final class Surveys {

    private final Life life;

    Surveys(Life life) {
        this.life = life;
    }

    /** Asks about one thing: how satisfied, or how much effort it took. */
    void ask(String subject, String reference) {
        switch (life.dice.below(subject.equals("PURCHASE") ? 6 : 10)) {
            case 0, 1, 2, 3 -> answer("CSAT", score(3.7, 0.95, 1, 5), subject, reference);
            case 4, 5 -> answer("NPS", score(7.4, 2.3, 0, 10), subject, reference);
            case 6, 7, 8 -> answer("CES_2", score(5.2, 1.2, 1, 7), subject, reference);
            // The old form of the effort question: here a low score is the good one.
            default -> answer("CES_1", score(2.3, -0.9, 1, 5), subject, reference);
        }
    }

    /** Asks about the company as a whole. */
    void askAboutAll() {
        answer("NPS", score(7.4, 2.3, 0, 10), "RELATIONSHIP", null);
    }

    private void answer(String instrument, int score, String subject, @Nullable String reference) {
        boolean late = life.late();
        Entry entry = life.entry("satisfaction.surveyed", Source.SURVEYS, late);
        entry.text("surveyId", "S-" + life.number());
        entry.text("instrument", instrument);
        entry.number("score", score);
        entry.text("subject", subject);
        if (reference != null) {
            entry.text("reference", reference);
        }
        if (life.dice.chance(0.45)) {
            String tone = life.mood() > 0.3 ? "good" : life.mood() > -0.4 ? "mixed" : "bad";
            if (life.dice.chance(0.5)) {
                life.say(entry, "comment", "comment." + tone);
            } else {
                life.say(entry, "comment", "comment." + tone, "comment.more." + tone);
            }
        }
        life.send(entry, late);
    }

    private int score(double indifferent, double perMood, int lowest, int highest) {
        double drawn = indifferent + perMood * (life.mood() + 0.45 * life.dice.normal());
        return Math.clamp(Math.round(drawn), lowest, highest);
    }
}
