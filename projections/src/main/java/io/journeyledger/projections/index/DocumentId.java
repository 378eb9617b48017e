package io.journeyledger.projections.index;

/** What a document can be called. Of another id Elasticsearch refuses the whole bulk, and names no document. */
final class DocumentId {

    /** Of Elasticsearch 9: {@code IndexRequest.MAX_DOCUMENT_ID_LENGTH_IN_BYTES}. */
    private static final int MOST_BYTES = 512;

    private DocumentId() {}

    /** Whether it is at most 512 bytes in UTF-8, without half of a surrogate pair, which UTF-8 cannot say. */
    static boolean isTaken(String id) {
        int bytes = 0;
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (i == id.length() || !Character.isSurrogatePair(c, id.charAt(i))) {
                    return false;
                }
                bytes += 4;
            } else {
                bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
            }
        }
        return bytes <= MOST_BYTES;
    }
}
