package io.journeyledger.intake;

import static io.journeyledger.intake.Entries.customer;
import static io.journeyledger.intake.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the fields of an entry's data may be. */
class FieldsOfEntriesTest extends RunningIntake {

    @Test
    void fieldsThatAreMissingUnknownOrWrongAreNamed() {
        assertThat(rejection("{" + customer("ann@example.org") + ",'total':{'amount':1,'currency':'EUR'}}")
                        .field())
                .isEqualTo("data.orderId");
        assertThat(rejection("{" + customer("ann@example.org") + ",'orderId':'1','total':{'amount':1}}")
                        .field())
                .isEqualTo("data.total.currency");
        assertThat(rejection("{" + customer("ann@example.org")
                                + ",'orderId':'1','totl':1,'total':{'amount':1,'currency':'EUR'}}")
                        .code())
                .isEqualTo("unknown-field");
        assertThat(rejection("{" + customer("ann@example.org")
                        + ",'orderId':'1','channel':'PIGEON','total':{'amount':1,'currency':'EUR'}}"))
                .satisfies(rejection -> {
                    assertThat(rejection.field()).isEqualTo("data.channel");
                    assertThat(rejection.detail()).contains("PIGEON").doesNotContain("io.journeyledger");
                });
    }

    @Test
    void partsOfAFactAreCheckedLikeTheWhole() {
        assertThat(partly("contract.signed", "'contractId':'K','product':'x','recurring':{'currency':'EUR'}")
                        .field())
                .isEqualTo("data.recurring.amount");
        assertThat(partly(
                                "purchase.made",
                                "'orderId':'1','total':{'amount':1,'currency':'EUR'},'lines':[{'product':'x'}]")
                        .field())
                .isEqualTo("data.lines[0].quantity");
        assertThat(partly("purchase.made", "'orderId':'1','total':{'amount':1,'currency':'EUR'},'lines':[null]")
                        .field())
                .isEqualTo("data.lines[0]");
        assertThat(partly("redress.given", "'complaintId':'1','redress':'REFUND','amount':{'amount':1}")
                        .field())
                .isEqualTo("data.amount.currency");
        assertThat(partly("complaint.closed", "'complaintId':'" + "x".repeat(201) + "'")
                        .code())
                .isEqualTo("too-large");
        assertThat(partly("purchase.made", "'orderId':'1','total':{'amount':1e400,'currency':'EUR'}")
                        .code())
                .isEqualTo("invalid-value");
    }

    /** What is repeated of it is searched for names of classes, while everybody else waits to record. */
    @Test
    void whatIsWrongIsToldShortlyHoweverMuchWasSent() {
        for (String id : List.of("a".repeat(16_385), "a.".repeat(4_000))) {
            assertThat(partly("journeys.merged", "'surviving':'" + id + "','absorbed':'B','reason':'x'"))
                    .satisfies(rejection -> {
                        assertThat(rejection.field()).isEqualTo("data.surviving");
                        assertThat(rejection.detail()).hasSizeLessThan(400);
                    });
        }
        assertThat(partly("profile.described", "'aspect':'DEMOGRAPHIC','attributes':['x']")
                        .detail())
                .endsWith("what stands there is no object");
    }

    @Test
    void anAmountIsKeptToTheLastDigit() {
        intake.record(entry(
                "o1",
                "purchase.made",
                "{" + customer("ann@example.org")
                        + ",'orderId':'o1','total':{'amount':1234567890123.45678901,'currency':'EUR'}}"));
        assertThat(String.valueOf(
                        program.get(JdbcTemplate.class).queryForList("SELECT payload FROM domain_event", String.class)))
                .contains("1234567890123.45678901");
    }

    private Rejection partly(String action, String fields) {
        return ((Outcome.Rejected) intake.record(
                        entry("p" + fields.hashCode(), action, "{" + customer("ann@example.org") + "," + fields + "}")))
                .rejection();
    }

    private Rejection rejection(String data) {
        return ((Outcome.Rejected) intake.record(entry("x" + data.hashCode(), "purchase.made", data))).rejection();
    }
}
