package io.journeyledger.projections.fold;

import io.journeyledger.projections.document.Document;
import java.util.List;

/**
 * What is to be done in a view for a journey of which more was learnt.
 *
 * @param documents to be written
 * @param withdrawn ids of documents that are no more
 */
public record Update(List<Document> documents, List<String> withdrawn) {}
