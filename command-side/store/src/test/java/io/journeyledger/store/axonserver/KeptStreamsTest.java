package io.journeyledger.store.axonserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.event.EventStream;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class KeptStreamsTest {

    private final KeptStreams kept = new KeptStreams();

    @Test
    void who_goes_on_takes_the_stream_that_stands_there_out() {
        EventStream stream = open();

        kept.keep(7, stream);

        assertThat(kept.take(8)).isNull();
        assertThat(kept.take(7)).isSameAs(stream);
        assertThat(kept.take(7)).isNull();
        assertThat(stream.isClosed()).isFalse();
    }

    /** It stands under a position that nobody asks for again. */
    @Test
    void the_one_that_was_kept_first_makes_way() {
        EventStream first = open();
        EventStream last = open();

        kept.keep(1, first);
        for (int position = 2; position <= 4; position++) {
            kept.keep(position, open());
        }
        kept.keep(5, last);

        assertThat(first.isClosed()).isTrue();
        assertThat(kept.take(1)).isNull();
        assertThat(kept.take(2)).isNotNull();
        assertThat(kept.take(5)).isSameAs(last);
    }

    @Test
    void one_that_broke_makes_way_for_any() {
        EventStream first = open();
        EventStream broken = open();
        kept.keep(1, first);
        kept.keep(2, broken);
        kept.keep(3, open());
        kept.keep(4, open());

        broken.close();
        kept.keep(5, open());

        assertThat(kept.take(2)).isNull();
        assertThat(kept.take(1)).isSameAs(first);
        assertThat(first.isClosed()).isFalse();
    }

    @Test
    void of_two_at_one_position_the_one_before_is_closed() {
        EventStream first = open();

        kept.keep(1, first);
        kept.keep(1, open());

        assertThat(first.isClosed()).isTrue();
    }

    private static EventStream open() {
        AtomicBoolean closed = new AtomicBoolean();
        return (EventStream) Proxy.newProxyInstance(
                EventStream.class.getClassLoader(),
                new Class<?>[] {EventStream.class},
                (_, method, _) -> switch (method.getName()) {
                    case "close" -> {
                        closed.set(true);
                        yield null;
                    }
                    case "isClosed" -> closed.get();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
