package io.journeyledger.query.export;

import io.journeyledger.query.extract.Extract;
import java.io.IOException;

/** Writes documents in some form. For one thread. */
public interface DocumentWriter extends Extract.Taker {

    /** After the last document: writes what is still held, and leaves the stream open. */
    void end() throws IOException;
}
