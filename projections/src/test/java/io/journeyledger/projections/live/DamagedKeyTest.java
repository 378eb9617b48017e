package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.IdentityEvent.ConsentGranted;
import io.journeyledger.projections.audit.Audit;
import io.journeyledger.projections.audit.AuditRequest;
import io.journeyledger.projections.audit.Audits;
import io.journeyledger.projections.audit.Finding;
import io.journeyledger.projections.document.View;
import io.journeyledger.projections.rebuild.Rebuild;
import io.journeyledger.projections.rebuild.RebuildRequest;
import io.journeyledger.projections.rebuild.Rebuilds;
import io.journeyledger.projections.run.Run;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** A journey whose key somebody altered, met by those who pass over everybody. */
class DamagedKeyTest extends Projecting {

    @Test
    void is_reported_by_an_audit_and_parked_by_a_rebuild_and_neither_fails() {
        append(0, new ConsentGranted(at("2026-01-01"), "service", null, null), identified("ann@example.org"));
        eventually().until(() -> storedPosition() == 2);
        application
                .getBean(JdbcTemplate.class)
                .update("UPDATE journey_key SET wrapped = X'00' WHERE journey_id = 'ANN'");
        application.close(); // and with it the keys that are remembered
        application = run("command,projection,query");
        eventually().until(() -> status(View.CUSTOMERS).position() == 2);

        Audit audit = application.getBean(Audits.class).begin(new AuditRequest(EnumSet.allOf(View.class), false));
        eventually().until(() -> audit.state().isOver());
        assertThat(audit.state()).isEqualTo(Run.State.DONE);
        assertThat(audit.first()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.UNTOLD);
            assertThat(finding.journey()).isEqualTo("ANN");
            assertThat(finding.note()).contains("The key of journey ANN cannot be opened");
        });

        Rebuild rebuild = application
                .getBean(Rebuilds.class)
                .begin(RebuildRequest.live(EnumSet.of(View.CUSTOMERS, View.TIMELINE)));
        eventually().until(() -> rebuild.phase().isOver());
        assertThat(rebuild.problem()).isNull();
        assertThat(application.getBean(Retries.class).all()).singleElement().satisfies(letter -> {
            assertThat(letter.eventId()).isEqualTo("ANN.1");
            assertThat(letter.reason()).contains("The key of journey ANN cannot be opened");
        });
    }
}
