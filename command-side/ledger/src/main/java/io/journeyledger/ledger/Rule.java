package io.journeyledger.ledger;

import org.jspecify.annotations.Nullable;

/** One rule of the write side: none when it holds, otherwise why the fact is refused. */
@FunctionalInterface
interface Rule {

    @Nullable
    Refusal broken(Journey journey, JourneyEvent proposed);
}
