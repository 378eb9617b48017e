package io.journeyledger.simulator;

import java.util.List;

/** What the company sells, in one language. */
record Catalogue(List<Product> products, List<Product> plans) {

    static final Catalogue ENGLISH = of(Words.ENGLISH);
    static final Catalogue CHINESE = of(Words.CHINESE);

    /** @param cents price of one piece; of a plan, what a month costs */
    record Product(String category, String name, long cents, boolean electric) {}

    Product any(Dice dice) {
        return products.get(dice.below(products.size()));
    }

    Product anyPlan(Dice dice) {
        return plans.get(dice.below(plans.size()));
    }

    /** Of a few products drawn at random the one whose price comes nearest to what the customer wants to spend. */
    Product near(double cents, Dice dice) {
        Product best = any(dice);
        for (int i = 0; i < 3; i++) {
            Product other = any(dice);
            if (Math.abs(other.cents() - cents) < Math.abs(best.cents() - cents)) {
                best = other;
            }
        }
        return best;
    }

    private static Catalogue of(Words words) {
        return new Catalogue(products(words, "product"), products(words, "plan"));
    }

    private static List<Product> products(Words words, String occasion) {
        return words.all(occasion).stream()
                .map(line -> line.split(";", -1))
                .map(part -> new Product(part[0], part[1], Long.parseLong(part[2]), part.length > 3))
                .toList();
    }
}
