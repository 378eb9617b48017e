package io.journeyledger.query.kibana;

import io.journeyledger.ledger.EventType;
import io.journeyledger.projections.document.Stage;
import java.util.List;

/**
 * What customers are worth, and whether they stay. Money is told apart by currency everywhere: it has no sum otherwise.
 */
final class LoyaltyBoard {

    /** All of them: ISO 4217 has fewer. */
    private static final int CURRENCIES = 200;

    private static final int TIERS = 200;

    private LoyaltyBoard() {}

    static Board of(Words words, Session atRisk) {
        Panel buyers = customers(words, "buyers")
                .count("buyers", Condition.positive("value.orders"))
                .as(Picture.NUMBER);
        Panel members = customers(words, "members")
                .count("members", Condition.is("loyalty.member", true))
                .as(Picture.NUMBER);
        Panel advocates = customers(words, "advocates")
                .count("advocates", Condition.is("loyalty.advocate", true))
                .as(Picture.NUMBER);
        Panel alive = customers(words, "alive")
                .value("alive", Operation.AVERAGE, "loyalty.aliveProbability")
                .as(Picture.NUMBER);
        Panel nps = customers(words, "nps-classes")
                .by("class", "satisfaction.nps.class", 3)
                .count("journeys")
                .as(Picture.DONUT);
        Panel bands = customers(words, "alive-bands")
                .fifths("alive", "loyalty.aliveProbability")
                .by("stage", "lifecycle.stage", Stage.values().length)
                .count("journeys")
                .as(Picture.STACKED_BARS);
        Panel value = customers(words, "value-by-currency")
                .by("currency", "value.currency", CURRENCIES)
                .count("journeys")
                .value("revenue", Operation.SUM, "value.revenue")
                .value("returned", Operation.SUM, "value.returned")
                .value("lifetime", Operation.SUM, "value.lifetimeValue")
                .as(Picture.GRID);
        // What is paid for customers is in a currency of its own, that of the policy.
        Panel cost = customers(words, "cost-by-currency")
                .by("currency", "value.costCurrency", CURRENCIES)
                .count("journeys")
                .value("cost", Operation.SUM, "value.costToServe")
                .as(Picture.GRID);
        Panel lifetime = customers(words, "lifetime-value-by-stage")
                .by("stage", "lifecycle.stage", Stage.values().length)
                .by("currency", "value.currency", CURRENCIES)
                .value("lifetime", Operation.AVERAGE, "value.lifetimeValue")
                .as(Picture.BARS);
        Panel purchases = new Draft(words, "purchases-by-month", DataView.TIMELINE, false)
                .where(Condition.is("event.action", EventType.PURCHASE_MADE.action()))
                .months("@timestamp")
                .by("currency", "journey.currency", CURRENCIES)
                .value("amount", Operation.SUM, "journey.amount")
                .as(Picture.LINES);
        Panel tiers = customers(words, "tiers")
                .by("tier", "loyalty.tier", TIERS)
                .count("journeys")
                .value("points", Operation.SUM, "loyalty.pointsBalance")
                .as(Picture.GRID);
        return new Board(
                "loyalty",
                words.text("loyalty"),
                words.text("loyalty.what"),
                DataView.CUSTOMERS,
                List.of(
                        words.control("stage", "lifecycle.stage"),
                        words.control("channel", "care.preferredChannel"),
                        words.control("tier", "loyalty.tier")),
                new Board.Rows()
                        .row(6, buyers, members, advocates, alive)
                        .thirdAndRest(14, nps, bands)
                        .row(12, value, lifetime)
                        .row(14, purchases, cost, tiers)
                        .row(16, atRisk)
                        .all());
    }

    private static Draft customers(Words words, String id) {
        return new Draft(words, id, DataView.CUSTOMERS, true);
    }
}
