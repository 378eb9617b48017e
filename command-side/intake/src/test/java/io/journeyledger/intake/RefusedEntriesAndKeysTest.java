package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static io.journeyledger.intake.Entries.purchase;
import static io.journeyledger.intake.IntakeTest.code;
import static io.journeyledger.intake.IntakeTest.journey;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.JourneyId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is refused makes no key, and brings none back. */
class RefusedEntriesAndKeysTest extends RunningIntake {

    private static final JourneyId NOBODY = new JourneyId("01ARZ3NDEKTSV4RRFFQ69G5FAV");

    @Test
    void anEntryForAnErasedJourneyLeavesItErased() {
        JourneyId ann = journey(intake.record(purchase("o1", "ann@example.org")));
        JourneyId bob = journey(intake.record(purchase("o2", "bob@example.org")));
        intake.record(
                entry("m", "journeys.merged", "{'surviving':'" + ann + "','absorbed':'" + bob + "','reason':'asked'}"));
        intake.record(entry("e", "personal-data.erased", "{" + customer("ann@example.org") + ",'reason':'asked'}"));
        String erased = keys("erased_at IS NOT NULL AND wrapped IS NULL");
        assertThat(erased).contains(ann.value(), bob.value());

        assertThat(code(intake.record(complaint("c1", ann)))).isEqualTo("journey-erased");
        assertThat(code(intake.record(complaint("c2", bob)))).isEqualTo("journey-erased");

        assertThat(keys("erased_at IS NOT NULL AND wrapped IS NULL")).isEqualTo(erased);
    }

    @Test
    void anEntryThatIsRefusedLeavesNoKey() {
        Entry tomorrow = entry(
                "o1",
                "purchase.made",
                "2999-01-01T00:00:00Z",
                "{" + customer("ann@example.org") + ",'orderId':'o1','total':{'amount':10,'currency':'EUR'}}");

        assertThat(code(intake.record(tomorrow))).isEqualTo("occurs-in-the-future");
        assertThat(code(intake.record(complaint("c1", NOBODY)))).isEqualTo("journey-unknown");
        Foresight foresight = intake.foresight();
        intake.record(foresight.seal(List.of(intake.prepare(List.of(tomorrow)))), _ -> {});

        assertThat(keys("journey_id <> '*'")).isEqualTo("[]");
        JourneyId ann = journey(intake.record(purchase("o2", "ann@example.org")));
        assertThat(keys("journey_id <> '*'")).isEqualTo("[" + ann + "]");
    }

    private String keys(String which) {
        return String.valueOf(program.get(JdbcTemplate.class)
                .queryForList("SELECT journey_id FROM journey_key WHERE " + which + " ORDER BY 1", String.class));
    }

    private static Entry complaint(String id, JourneyId journey) {
        return Entries.parse("{'specversion':'1.0','id':'" + id + "','source':'test','type':"
                + "'io.journeyledger.complaint.lodged.v1','time':'2026-03-02T09:30:00Z','subject':'" + journey
                + "','data':{'complaintId':'" + id + "','narrative':'it leaks'}}");
    }
}
