package io.journeyledger.projections.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.Chronicle;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.index.DocumentJson;
import io.journeyledger.projections.replay.AsOf;
import io.journeyledger.projections.replay.JourneyReplay;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.store.codec.EventCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An index is rebuilt by a program of which the views would hold something else for the same events. */
class VersionTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "documents.sha256");
    private static final List<Duration> LATER = List.of(Duration.ZERO, Duration.ofDays(30), Duration.ofDays(400));

    @Test
    void the_version_of_the_views_counts_up_when_the_same_events_make_other_documents() throws IOException {
        List<String> now = new ArrayList<>();
        for (View view : View.values()) {
            now.add(view.indexPrefix() + " " + Telling.POLICY.version() + " " + sumOf(view));
        }
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(Objects.requireNonNull(GOLDEN.getParent()));
            Files.write(GOLDEN, now);
        }

        assertThat(now).as("""
                        The documents of the same events are others than those of %s (version of the index, of the policy, sum).
                        If only the policy file or the events of this test are others: -Dgolden.write=true.
                        If a fold is another: count View.VERSION up first, so that every index is rebuilt.""", GOLDEN).isEqualTo(Files.readAllLines(GOLDEN));
    }

    private static String sumOf(View view) {
        MessageDigest sum = sha256();
        Stream.of(601L, 602L, 603L).forEach(seed -> {
            List<Recorded> ledger = Chronicle.of(seed, 20, 1_000);
            JourneyReplay replay = new JourneyReplay(
                    new Stories(new LedgerInMemory(ledger), EventCodec.standard()), LedgerInMemory::open);
            for (Duration later : LATER) {
                AsOf asOf = AsOf.now(Chronicle.END.plus(later));
                ledger.stream()
                        .map(Recorded::journey)
                        .distinct()
                        .sorted()
                        .forEach(journey -> Objects.requireNonNull(replay.documents(journey, asOf, Telling.POLICY)
                                        .get(view))
                                .forEach(document -> sum.update(DocumentJson.write(document))));
            }
        });
        return HexFormat.of().formatHex(sum.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
