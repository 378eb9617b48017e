package io.journeyledger.store.operation;

import java.lang.management.ManagementFactory;
import java.util.UUID;

/**
 * What this process is called where others must tell it from themselves: its number and machine, by which people find
 * it, and some letters of chance. In two containers number and machine may be the same.
 */
record ProcessName(String value) {

    static ProcessName unique() {
        return new ProcessName(ManagementFactory.getRuntimeMXBean().getName() + "/"
                + UUID.randomUUID().toString().substring(0, 8));
    }
}
