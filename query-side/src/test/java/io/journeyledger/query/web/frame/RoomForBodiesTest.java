package io.journeyledger.query.web.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Bodies that wait for their answer, as while the database is away. */
class RoomForBodiesTest {

    private static final int LARGE = BodyLimit.MOST;

    private final BodyLimit limit = new BodyLimit(new RoomForBodies(2L * LARGE));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_there_is_no_room_for_is_not_read_until_others_are_answered(boolean saysHowLong) throws Exception {
        send(
                saysHowLong,
                LARGE,
                () -> send(
                        saysHowLong,
                        LARGE,
                        () -> assertThatExceptionOfType(RoomForBodies.NoRoomException.class)
                                .isThrownBy(() -> send(saysHowLong, 1, () -> {}))
                                .satisfies(RoomForBodiesTest::isAnsweredThatItMayComeAgain)));

        send(saysHowLong, LARGE, () -> send(saysHowLong, LARGE, () -> {}));
    }

    private static void isAnsweredThatItMayComeAgain(RoomForBodies.NoRoomException e) {
        var answer = new QuestionProblems()
                .unreadable(new HttpMessageNotReadableException("unread", e, new MockHttpInputMessage(new byte[0])));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNotBlank();
    }

    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws IOException, ServletException;
    }

    /** Reads a body, and answers it after something else happened. */
    private void send(boolean saysHowLong, int bytes, Meanwhile meanwhile) throws IOException, ServletException {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public long getContentLengthLong() {
                return saysHowLong ? bytes : -1;
            }
        };
        request.setContent(new byte[bytes]);
        FilterChain chain = (read, _) -> {
            assertThat(read.getInputStream().readAllBytes()).hasSize(bytes);
            meanwhile.happens();
        };
        limit.doFilter(request, new MockHttpServletResponse(), chain);
    }
}
