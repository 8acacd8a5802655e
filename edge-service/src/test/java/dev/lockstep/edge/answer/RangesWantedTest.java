package dev.lockstep.edge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesWantedTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            bytes=0-0, 0-0
            bytes=0-, 0-99
            bytes=99-, 99-99
            bytes=-1, 99-99
            bytes=-1000, 0-99
            bytes=10-1000000, 10-99
            Bytes=0-9, 0-9
            "bytes=0-9,20-29", "0-9,20-29"
            "bytes=20-29, 0-9", "20-29,0-9"
            "bytes=0-9 , ,  20-29", "0-9,20-29"
            "bytes=0-9,200-300", 0-9
            "bytes=0-9,10-19", 0-19
            "bytes=50-59,0-55", 0-59
            "bytes=0-1,10-11,1-10", 0-11
            """)
    void whatIsThereIsSent(String field, String expected) {
        assertThat(text(RangesWanted.of(field, 100))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=-0", "bytes=100-200,500-"})
    void whatIsNotThereIsToldSo(String field) {
        assertThat(RangesWanted.of(field, 100)).isEqualTo(new RangesWanted.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "items=0-9",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=9-0",
                "bytes=a-9",
                "bytes=0-9;20-29",
                "bytes=0-9 20-29",
                "bytes=+0-9",
                "bytes=0-9,x",
                "bytes=00000000000000000000000000000000-9",
            })
    void whatCannotBeReadIsIgnored(String field) {
        assertThat(RangesWanted.of(field, 100)).isEqualTo(new RangesWanted.Whole());
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 1_000})
    void whoWantsMoreThanAnyoneNeedsGetsTheWhole(int ranges) {
        String field =
                IntStream.range(0, ranges).mapToObj(i -> i * 2 + "-" + i * 2).collect(Collectors.joining(","));

        assertThat(RangesWanted.of("bytes=" + field, 10_000)).isEqualTo(new RangesWanted.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=0-9", "bytes=-5"})
    void nothingHasNoBytes(String field) {
        assertThat(RangesWanted.of(field, 0)).isEqualTo(new RangesWanted.Nothing());
    }

    @RepeatedTest(200)
    void noByteIsSentTwiceAndNoneIsMissing(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<int[]> asked = random.ints(1 + random.nextInt(16), 0, 60)
                .mapToObj(from -> new int[] {from, from + random.nextInt(12)})
                .toList();
        String field = asked.stream().map(each -> each[0] + "-" + each[1]).collect(Collectors.joining(","));

        List<Long> sent = ((RangesWanted.Some) RangesWanted.of("bytes=" + field, 100))
                .ranges().stream()
                        .flatMap(range ->
                                IntStream.range(0, (int) range.length()).mapToObj(i -> range.from() + i))
                        .toList();

        List<Long> wanted = asked.stream()
                .flatMap(each -> IntStream.rangeClosed(each[0], each[1]).mapToObj(i -> (long) i))
                .distinct()
                .toList();
        assertThat(sent).as(field).containsExactlyInAnyOrderElementsOf(wanted);
    }

    private static String text(RangesWanted wanted) {
        return ((RangesWanted.Some) wanted)
                .ranges().stream().map(range -> range.from() + "-" + range.to()).collect(Collectors.joining(","));
    }
}
