package io.journeyledger.projections.index;

import static io.journeyledger.projections.Telling.bought;
import static io.journeyledger.projections.Telling.identified;
import static io.journeyledger.projections.Telling.lodged;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.ledger.Identifier;
import io.journeyledger.projections.Telling;
import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.document.View;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentJsonTest {

    private final Telling telling = Telling.of("J1")
            .then(identified("2026-01-01", Identifier.Kind.EMAIL, "ann@example.org"))
            .then(bought("2026-01-11", "O1", "10.50"))
            .then(lodged("2026-01-12", "B1"));

    @ParameterizedTest
    @EnumSource
    void reads_back_what_it_wrote(View view) {
        List<Document> documents = telling.documents(view, "2026-02-01");

        assertThat(documents).isNotEmpty();
        for (Document document : documents) {
            byte[] json = DocumentJson.write(document);
            assertThat(new String(json, UTF_8)).doesNotContain("null", "\"timestamp\"", "[]", "{}");
            assertThat((Document) DocumentJson.read(json, view.document())).isEqualTo(document);
        }
    }
}
