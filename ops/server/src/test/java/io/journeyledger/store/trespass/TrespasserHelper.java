package io.journeyledger.store.trespass;

import org.axonframework.serialization.xml.XStreamSerializer;

/** XStream must not be used, and the name says nothing. */
public final class TrespasserHelper {
    Object serializer(XStreamSerializer serializer) {
        return serializer;
    }
}
