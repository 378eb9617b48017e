package io.journeyledger.projections.document;

/** What a view holds of one thing. A value: the same events, policy and instant make an equal document. */
public sealed interface Document permits CustomerDocument, ComplaintDocument, TimelineDocument, TransitionDocument {

    /** Names the document within its view; not a field of it. */
    String id();

    /** Version of the policy that made it. */
    String policy();

    /** Position of the last event that is in it. */
    long position();
}
