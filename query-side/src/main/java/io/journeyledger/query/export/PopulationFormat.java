package io.journeyledger.query.export;

import io.journeyledger.query.extract.Population;
import java.io.IOException;
import java.io.OutputStream;

/** Writes what is told of a population in the format of some other tool. */
@FunctionalInterface
public interface PopulationFormat {

    /**
     * Writes the whole and leaves the stream open.
     *
     * @throws IOException when the stream takes nothing more
     */
    void write(Population population, OutputStream out) throws IOException;
}
