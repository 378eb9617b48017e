package io.journeyledger.simulator;

import io.journeyledger.simulator.Identifiers.Kind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One customer: who it is, how it feels about the company, and the strands of its life with it. */
final class Life {

    private static final double LATE = 0.075;
    private static final double TWICE = 0.01;

    /**
     * A product, and the order by which it came.
     *
     * @param order empty before the first
     */
    record Topic(Catalogue.Product product, String order) {}

    final Dice dice;
    final Agenda agenda;
    final Words words;
    final Catalogue catalogue;
    final Calendar calendar;
    final Identifiers identifiers;
    final String name;
    final String city;

    final Acquaintance acquaintance;
    final Contacts contacts;
    final Buying buying;
    final Contracts contracts;
    final Surveys surveys;
    final Complaining complaining;
    final Membership membership;
    final Leaving leaving;

    /** What is talked about now. */
    Topic topic;

    /** Contentment: 0 is indifferent, 1 is pleased, −1 is angry. */
    private double mood;

    /** Entries that were composed and have not arrived yet. */
    private int underWay;

    private final Company company;
    private final int customer;
    private int numbers;

    Life(Company company, int customer, boolean chinese, Dice dice) {
        this.company = company;
        this.customer = customer;
        this.dice = dice;
        agenda = company.agenda();
        words = chinese ? Words.CHINESE : Words.ENGLISH;
        catalogue = chinese ? Catalogue.CHINESE : Catalogue.ENGLISH;
        calendar = new Calendar(chinese ? 8 : 0);
        mood = 0.35 + 0.45 * dice.normal();
        String given = words.any("given-name", dice);
        String[] family = words.any("family-name", dice).split(";", -1);
        name = chinese ? family[0] + given : given + " " + family[0];
        city = words.any("city", dice);
        topic = new Topic(catalogue.any(dice), "");
        identifiers = new Identifiers(dice.chance(0.85) ? Kind.EMAIL : Kind.PHONE);
        String local = (chinese ? family[1] : given + "." + family[0]).toLowerCase(Locale.ROOT);
        identifiers.own(
                Kind.EMAIL,
                local + "." + company.tag() + "." + (customer + 1) + "@" + dice.oneOf("example.org", "example.com"));
        identifiers.own(Kind.PHONE, phone(chinese ? "+886-555-01" : "+1-555-01", 0));
        acquaintance = new Acquaintance(this);
        contacts = new Contacts(this);
        buying = new Buying(this);
        contracts = new Contracts(this);
        surveys = new Surveys(this);
        complaining = new Complaining(this);
        membership = new Membership(this);
        leaving = new Leaving(this);
    }

    void begin() {
        agenda.at(calendar.awake(agenda.now(), dice), acquaintance::begin);
        Rush rush = rush();
        if (rush != null) {
            rush.reach(this);
        }
    }

    /** None where the last weeks are like any others. */
    @Nullable
    Rush rush() {
        return company.rush();
    }

    /** Whether the customer ever bought something. */
    boolean hasOrdered() {
        return !topic.order().isEmpty();
    }

    /**
     * A telephone number out of the fictional range 555-01, never given twice.
     *
     * @param change how often the customer has changed it, 0 to 9
     */
    String phone(String prefix, int change) {
        return prefix + company.tag() + "-" + String.format(Locale.ROOT, "%07d", customer + 1) + change;
    }

    /** A number that nothing else in this or another simulation has. */
    String number() {
        return company.tag() + "-" + (customer + 1) + "-" + ++numbers;
    }

    /** Whether the entry about to be written is to arrive days late. The first of a journey never does. */
    boolean late() {
        return identifiers.anyKnown() && dice.chance(LATE);
    }

    /** Begins an entry about what happens now, from a source of the company, up to the customer. */
    Entry entry(String type, Source source, boolean late) {
        return entry(type, source, late, source.somebody(dice));
    }

    /** @param who acts, of those who work at the source */
    Entry entry(String type, Source source, boolean late, String who) {
        Entry entry = company.entry();
        entry.begin(type, source.label(), number(), agenda.now());
        entry.actor(who);
        entry.customer();
        identifiers.write(entry, source.identifier(), late, dice);
        entry.close(']');
        return entry;
    }

    /** An entry that tells the ledger of a further identifier. */
    Entry linking(Kind kind, Source source) {
        Entry entry = company.entry();
        entry.begin("identifier.linked", source.label(), number(), agenda.now());
        entry.customer();
        identifiers.write(entry, identifiers.anchor(), false, dice);
        entry.close(']');
        entry.name("identifier");
        entry.identifier(kind.name(), identifiers.value(kind));
        identifiers.learn(kind);
        return entry;
    }

    Entry entry(String type, Source source) {
        return entry(type, source, false);
    }

    void send(Entry entry) {
        arrive(entry.end());
    }

    void send(Entry entry, boolean late) {
        String line = entry.end();
        if (late) {
            delay(line, Calendar.DAY + dice.below(8 * (int) Calendar.DAY));
        } else {
            arrive(line);
        }
    }

    private void arrive(String line) {
        company.outbox().add(line);
        if (dice.chance(TWICE)) {
            underWay++;
            long again = agenda.now() + 30 + (long) dice.exponential(Calendar.DAY);
            agenda.at(again, () -> {
                underWay--;
                company.outbox().add(line);
            });
        }
    }

    private void delay(String line, long seconds) {
        underWay++;
        agenda.at(agenda.now() + seconds, () -> {
            underWay--;
            arrive(line);
        });
    }

    /** Whether an identifier can be given up without an entry naming it afterwards. */
    boolean nothingUnderWay() {
        return underWay == 0;
    }

    /** Plans a step of the customer's within days, at a waking hour. */
    void within(double leastDays, double mostDays, Runnable step) {
        agenda.at(calendar.awake(inDays(leastDays, mostDays), dice), step);
    }

    /** Plans a step of an office within days, at a working hour. */
    void atWork(double leastDays, double mostDays, Runnable step) {
        agenda.at(calendar.office(inDays(leastDays, mostDays), dice), step);
    }

    long inDays(double least, double most) {
        return agenda.now() + 60 + (long) ((least + (most - least) * dice.uniform()) * Calendar.DAY);
    }

    void feel(double change) {
        mood = Math.max(-2.2, Math.min(1.6, mood + change));
    }

    double mood() {
        return mood;
    }

    /** Writes a text made of one phrase for each occasion. */
    void say(Entry entry, String field, String... occasions) {
        say(topic, entry, field, occasions);
    }

    /** @param about what the text is about, if that lies back */
    void say(Topic about, Entry entry, String field, String... occasions) {
        words.say(entry.beginText(field), dice, blank -> fill(blank, about), occasions);
        entry.endText();
    }

    private String fill(String blank, Topic about) {
        return switch (blank) {
            case "product" -> about.product().name();
            case "order" -> about.order();
            case "city" -> city;
            case "name" -> name;
            case "days" -> Integer.toString(dice.between(2, 14));
            case "amount" -> Integer.toString(dice.between(5, 90));
            default -> throw new IllegalStateException("no words for {" + blank + "}");
        };
    }
}
