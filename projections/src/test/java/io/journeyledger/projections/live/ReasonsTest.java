package io.journeyledger.projections.live;

import static io.journeyledger.projections.Telling.at;
import static io.journeyledger.projections.Telling.bought;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.journeyledger.ledger.LoyaltyEvent.PointsEarned;
import io.journeyledger.ledger.Recorded;
import io.journeyledger.projections.LedgerInMemory;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.fold.PersonalTexts;
import io.journeyledger.projections.fold.Reading;
import io.journeyledger.projections.index.DocumentRejectedException.Rejected;
import io.journeyledger.projections.replay.DeadLetters;
import io.journeyledger.projections.replay.Stories;
import io.journeyledger.projections.replay.UnfoldableException;
import io.journeyledger.store.codec.EventCodec;
import io.journeyledger.store.keys.UnopenableTextException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What operators read of an event that cannot be told: the field and what to do, and never a class or what a person
 * wrote.
 */
class ReasonsTest {

    private static final List<Recorded> ANN = Telling.of("ANN")
            .then(bought("2026-01-01", "O1", "10.00"))
            .then(new PointsEarned(at("2026-01-02"), 5, null, null))
            .events();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 | {'orderId'                                    | it is no complete JSON object, at line 1, column 11",
                "0 | 'not an object'                               | it is no complete JSON object, at line 1, column 1",
                "0 | AT,'orderId':'O1','lines':[],'total':MONEY,'colour':'red'} | there is no field colour that this program knows",
                "0 | AT,'orderId':'O1','lines':[]}                 | total is missing",
                "0 | AT,'orderId':'O1','lines':[],'total':'Ann'}   | total: the value is not what is expected there",
                "0 | AT,'orderId':'O1','lines':[],'total':{'amount':'many','currency':'EUR'}} | total.amount: 'many' is not a number",
                "0 | AT,'orderId':'O1','lines':[{'product':'kettle','quantity':'two'}],'total':MONEY} | lines[0].quantity: 'two' is not a number",
                "0 | AT,'orderId':'O1','lines':{},'total':MONEY}   | lines: an object is not what is expected there",
                "0 | AT,'orderId':'O1','lines':[],'total':MONEY,'channel':'PIGEON'} | channel: 'PIGEON' is not one that this program knows",
                "0 | {'occurredAt':'yesterday','orderId':'O1','lines':[],'total':MONEY} | occurredAt: 'yesterday' is not an instant",
                "1 | AT,'points':null}                             | points is null",
                "1 | AT,'points':'a lot'}                          | points: 'a lot' is not a whole number",
            })
    void what_cannot_be_read_is_named_by_its_field(int event, String payload, String why) {
        String type = ANN.get(event).event().getClass().getSimpleName();

        assertThat(reason(event, payload)).isEqualTo("A stored " + type + " revision 1 cannot be read: " + why);
    }

    @Test
    void a_fold_that_fails_is_a_fault_of_the_program_and_its_words_are_for_the_log() {
        assertThat(reason(0, "AT,'orderId':'O1','lines':[],'total':null}"))
                .isEqualTo("No document can be made of this PurchaseMade: that is a fault of this program, and its log"
                        + " says where");
    }

    @Test
    void a_text_that_cannot_be_opened_is_no_fault_of_the_program() {
        assertThat(new UnfoldableException(
                                ANN.getFirst(),
                                new UnopenableTextException("A sealed text of journey ANN was altered", null))
                        .reason())
                .isEqualTo("A sealed text of journey ANN was altered");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "document_parsing_exception: [1:9] failed to parse field [value.revenue] of type [double] in document with id 'A'. Preview of field's value: 'Ann Lee' | , because of its field value.revenue",
                "strict_dynamic_mapping_exception: [1:2] mapping set to strict, dynamic introduction of [colour] within [_doc] is not allowed | , because of its field colour",
                "illegal_argument_exception: Document contains at least one immense term in field=\"text\" (whose UTF8 encoding is longer) | , because of its field text",
                "something_else: Ann Lee | ''",
            })
    void what_an_index_does_not_take_is_named_by_its_field_and_no_value_of_it(String said, String because) {
        String kind = said.substring(0, said.indexOf(':'));
        assertThat(Rejected.of("journey-customers-v3", "A", kind, said).inWords())
                .isEqualTo("The index journey-customers-v3 does not take the document A" + because.replace("''", "")
                        + " (" + kind + ")");
    }

    @Test
    void who_lists_a_parked_event_reads_what_to_do() {
        DeadLetters letters = DeadLetters.inMemory();
        letters.park(new UnfoldableException(ANN.getFirst(), new NullPointerException("java.lang.String")));

        assertThat(letters.all().stream().map(DeadLetter::of).map(DeadLetter::reason))
                .singleElement()
                .asString()
                .endsWith("says where. Try it again when the program is updated, or evict it")
                .doesNotContain("java");
    }

    private static String reason(int event, String payload) {
        LedgerInMemory ledger = new LedgerInMemory(ANN);
        ledger.damage(
                ledger.read(event, 1).getFirst(),
                payload.replace("AT,", "{'occurredAt':'2026-01-01T12:00:00Z',")
                        .replace("MONEY", "{'amount':1,'currency':'EUR'}")
                        .replace('\'', '"'));
        Stories stories = new Stories(ledger, EventCodec.standard());
        Reading reading = new Reading(Telling.POLICY, at("2026-02-01"), PersonalTexts.CLOSED);
        return catchThrowableOfType(
                        UnfoldableException.class,
                        () -> new LiveFolds(stories, _ -> {}, 10, 0)
                                .changes(stories.decode(ledger.read(0, 10)), reading))
                .reason();
    }
}
