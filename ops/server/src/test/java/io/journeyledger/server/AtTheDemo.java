package io.journeyledger.server;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looks at the pages of the demo that all share. */
@ExtendWith(SharedDemo.class)
abstract class AtTheDemo {

    static LedgerProcess ledger;
    static Chromium chromium;

    @BeforeAll
    static void start(LedgerProcess demo, Chromium browser) {
        ledger = demo;
        chromium = browser;
    }
}
