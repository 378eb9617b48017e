package io.journeyledger.query;

import io.journeyledger.projections.document.Document;
import io.journeyledger.projections.index.DocumentJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Answers hold documents in the form that the index holds them in. */
final class DocumentModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    DocumentModule() {
        super("journey-documents");
        addSerializer(new AsStored());
    }

    private static final class AsStored extends StdSerializer<Document> {

        AsStored() {
            super(Document.class);
        }

        @Override
        public void serialize(Document document, JsonGenerator json, SerializationContext context) {
            json.writeRawValue(new String(DocumentJson.write(document), StandardCharsets.UTF_8));
        }
    }
}
