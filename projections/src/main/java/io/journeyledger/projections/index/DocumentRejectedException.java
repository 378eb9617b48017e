package io.journeyledger.projections.index;

import java.util.List;

/** The index does not take a document, for example because it does not fit the mapping. Writing it again does not help. */
public class DocumentRejectedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    /** @param rejected each the document and the reason */
    DocumentRejectedException(List<String> rejected) {
        super(rejected.size() + " documents were rejected by their index: "
                + String.join("; ", rejected.subList(0, Math.min(SHOWN, rejected.size())))
                + (rejected.size() > SHOWN ? "; …" : ""));
    }
}
