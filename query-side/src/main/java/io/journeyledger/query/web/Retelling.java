package io.journeyledger.query.web;

import io.journeyledger.ledger.Phrase;
import io.journeyledger.projections.document.TimelineDocument;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.query.search.Findings;
import io.journeyledger.query.search.Findings.Found;
import io.journeyledger.query.search.Findings.Match;
import io.journeyledger.query.web.frame.Wording;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells events of timelines in the reader's language. Documents say them in English, for searches and programs; what
 * they say it of stands in the ledger.
 */
@Component
class Retelling {

    private final JourneyReplay replay;
    private final Wording wording;

    Retelling(JourneyReplay replay, Wording wording) {
        this.replay = replay;
        this.wording = wording;
    }

    /** @param events those that are shown: each is read from the ledger */
    List<TimelineDocument> of(List<TimelineDocument> events) {
        Map<String, List<Phrase>> sentences = replay.sentences(events);
        return events.stream()
                .map(event -> {
                    List<Phrase> sentence = sentences.get(event.id());
                    return sentence == null ? event : event.saying(wording.say(sentence));
                })
                .toList();
    }

    Findings of(Findings findings) {
        Iterator<TimelineDocument> told = of(findings.events().matches().stream()
                        .map(Match::document)
                        .toList())
                .iterator();
        return new Findings(
                findings.recognised(),
                findings.journeys(),
                findings.complaints(),
                new Found<>(
                        findings.events().total(),
                        findings.events().matches().stream()
                                .map(match -> new Match<>(told.next(), match.snippets()))
                                .toList()));
    }
}
