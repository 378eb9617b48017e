package io.journeyledger.store;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What is asked of several kinds of stores, each opened once for all of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoreContract {

    private StoreUnderTest opened;

    /** Configuration of a store that was empty before this test class; the same at every call. */
    protected abstract Map<String, Object> properties();

    @BeforeAll
    void open() {
        opened = StoreUnderTest.open(properties());
    }

    @AfterAll
    void close() {
        opened.close();
    }

    protected final StoreUnderTest store() {
        return opened;
    }
}
