package io.journeyledger.projections.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.journeyledger.projections.PolicyFile;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final BusinessCalendar ENGLAND = Objects.requireNonNull(
            PolicyFile.standard().complaints().calendars().get("england-and-wales"));

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 3, 2026-03-05", // Monday
        "2026-03-06, 3, 2026-03-11", // Friday, over a weekend
        "2026-04-01, 3, 2026-04-08", // over Good Friday and Easter Monday
        "2025-12-24, 1, 2025-12-29", // over Christmas and a weekend
        "2026-12-24, 1, 2026-12-29", // Boxing Day falls on a Saturday, its substitute on Monday
        "2026-03-07, 1, 2026-03-09", // from a Saturday
        "2026-03-02, 0, 2026-03-02",
        "2026-03-02, 15, 2026-03-23",
        "2026-03-02, 35, 2026-04-22",
    })
    void counts_business_days_over_weekends_and_holidays(LocalDate from, int days, LocalDate to) {
        assertThat(ENGLAND.after(from, days)).isEqualTo(to);
        assertThat(ENGLAND.within(from, to)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02, 2026-03-02", "2026-03-07, 2026-03-09", "2026-04-03, 2026-04-07"})
    void what_begins_on_another_day_begins_on_the_next_business_day(LocalDate date, LocalDate begins) {
        assertThat(ENGLAND.onOrAfter(date)).isEqualTo(begins);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-05T23:59:59.999Z",
        "2026-03-29, 2026-03-29T22:59:59.999Z", // 23 hours long
        "2026-10-25, 2026-10-25T23:59:59.999Z", // 25 hours long
        "2026-07-01, 2026-07-01T22:59:59.999Z",
    })
    void a_day_ends_with_its_last_millisecond_in_its_zone(LocalDate date, Instant end) {
        assertThat(ENGLAND.endOf(date)).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void jumping_gives_what_walking_gives(long seed) {
        Random random = new Random(seed);
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        IntStream.range(0, random.nextInt(6)).forEach(_ -> weekend.add(DayOfWeek.of(1 + random.nextInt(7))));
        LocalDate begin = LocalDate.of(2026, 1, 1);
        TreeMap<LocalDate, String> holidays = new TreeMap<>();
        IntStream.range(0, random.nextInt(120))
                .forEach(_ -> holidays.put(begin.plusDays(random.nextInt(300)), "holiday"));
        BusinessCalendar calendar = new BusinessCalendar(ZoneId.of("Asia/Taipei"), weekend, holidays);

        for (int i = 0; i < 500; i++) {
            LocalDate from = begin.plusDays(random.nextInt(300) - 20);
            int days = random.nextInt(60);
            LocalDate to = walk(calendar, from, days);

            assertThat(calendar.after(from, days)).isEqualTo(to);
            LocalDate until = from.plusDays(random.nextInt(120) - 10);
            assertThat(calendar.between(from, until)).isEqualTo(count(calendar, from, until));
        }
    }

    private static LocalDate walk(BusinessCalendar calendar, LocalDate from, int days) {
        LocalDate date = from;
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            left -= calendar.isBusinessDay(date) ? 1 : 0;
        }
        return date;
    }

    private static int count(BusinessCalendar calendar, LocalDate from, LocalDate until) {
        return (int) IntStream.range(0, Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(from, until))))
                .mapToObj(from::plusDays)
                .filter(calendar::isBusinessDay)
                .count();
    }
}
