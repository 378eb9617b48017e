package io.journeyledger.query.web.picture;

import io.journeyledger.ledger.Channel;
import io.journeyledger.projections.document.ComplaintDocument;
import io.journeyledger.projections.document.Stage;
import io.journeyledger.projections.document.TransitionDocument;
import io.journeyledger.projections.fold.SatisfactionLine;
import io.journeyledger.query.journey.Meeting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A journey as a strip over time.
 *
 * @param stages one after the other
 * @param complaints each with the track it is drawn in, so that none hides another
 * @param tracks how many tracks there are
 * @param contacts by channel, in the order of the channels
 * @param satisfaction over the same time
 */
public record JourneyPicture(
        Instant from,
        Instant until,
        List<Band> stages,
        List<Case> complaints,
        int tracks,
        List<Ticks> contacts,
        SatisfactionPicture satisfaction) {

    public record Band(Stage stage, Instant since, Bar bar) {}

    public record Case(String complaintId, int track, Bar bar) {}

    /** @param at where the contacts of that channel were */
    public record Ticks(Channel channel, List<Double> at) {}

    static JourneyPicture of(
            List<TransitionDocument> transitions,
            List<ComplaintDocument> complaints,
            List<Meeting> meetings,
            SatisfactionLine satisfaction,
            Instant now) {
        Instant from = Stream.of(
                        transitions.stream().map(TransitionDocument::timestamp),
                        complaints.stream().map(ComplaintDocument::lodgedAt),
                        meetings.stream().map(Meeting::at),
                        satisfaction.points().stream().map(SatisfactionLine.Point::at))
                .flatMap(instants -> instants)
                .min(Instant::compareTo)
                .orElse(now);
        Scale scale = new Scale(from, now);
        List<Case> cases = cases(complaints, scale, now);
        return new JourneyPicture(
                from,
                now,
                bands(transitions, scale, now),
                cases,
                cases.stream().mapToInt(Case::track).max().orElse(-1) + 1,
                contacts(meetings, scale),
                SatisfactionPicture.of(satisfaction, scale));
    }

    private static List<Band> bands(List<TransitionDocument> transitions, Scale scale, Instant now) {
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < transitions.size(); i++) {
            TransitionDocument change = transitions.get(i);
            Instant end = i + 1 < transitions.size() ? transitions.get(i + 1).timestamp() : now;
            bands.add(new Band(
                    change.to(),
                    change.timestamp(),
                    scale.bar(change.timestamp(), end, change.to().name().toLowerCase(Locale.ROOT))));
        }
        return List.copyOf(bands);
    }

    private static List<Case> cases(List<ComplaintDocument> complaints, Scale scale, Instant now) {
        List<Case> cases = new ArrayList<>();
        List<Double> ends = new ArrayList<>();
        complaints.stream()
                .sorted(java.util.Comparator.comparing(ComplaintDocument::lodgedAt))
                .forEach(complaint -> {
                    Bar bar = scale.bar(complaint.lodgedAt(), end(complaint, now), complaint.open() ? "open" : "over");
                    int track = 0;
                    while (track < ends.size() && ends.get(track) > bar.x()) {
                        track++;
                    }
                    if (track == ends.size()) {
                        ends.add(0.0);
                    }
                    ends.set(track, bar.x() + bar.width());
                    cases.add(new Case(complaint.complaintId(), track, bar));
                });
        return List.copyOf(cases);
    }

    /** To close a complaint is to file it; only what an erasure ended was closed and never settled. */
    private static Instant end(ComplaintDocument complaint, Instant now) {
        return complaint.open()
                ? now
                : Stream.of(complaint.settledAt(), complaint.closedAt())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(complaint.lodgedAt());
    }

    private static List<Ticks> contacts(List<Meeting> meetings, Scale scale) {
        Map<Channel, List<Double>> ticks = new EnumMap<>(Channel.class);
        meetings.forEach(meeting ->
                ticks.computeIfAbsent(meeting.channel(), _ -> new ArrayList<>()).add(scale.at(meeting.at())));
        return ticks.entrySet().stream()
                .map(entry -> new Ticks(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }
}
