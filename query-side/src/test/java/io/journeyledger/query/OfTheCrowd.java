package io.journeyledger.query;

import io.journeyledger.projections.replay.JourneyReplay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** To import into a program whose ledger is that of the crowd. */
public final class OfTheCrowd {

    @Bean
    @Primary
    JourneyReplay replayOfTheCrowd() {
        return new CrowdLedger(Crowd.stored().events()).replay();
    }
}
