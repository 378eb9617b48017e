package io.journeyledger.query;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.replay.JourneyReplay;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** To import into a program whose ledger is that of the crowd, with Tess in it. */
public final class OfTheCrowd {

    @Bean
    @Primary
    JourneyReplay replayOfTheCrowd() {
        List<Recorded> events = new ArrayList<>(Crowd.stored().events());
        events.addAll(Tess.stored());
        return new CrowdLedger(events).replay();
    }
}
