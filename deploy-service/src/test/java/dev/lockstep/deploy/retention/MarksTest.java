package dev.lockstep.deploy.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Digest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarksTest {

    @Test
    void whatWasMarkedIsMarkedHoweverMuchMoreIs() {
        List<Digest> marked = digests("marked", 100_000);
        Marks marks = new Marks();

        marked.forEach(marks::add);
        marked.forEach(marks::add);

        assertThat(marked).allMatch(marks::have);
        assertThat(digests("not marked", 100_000)).noneMatch(marks::have);
    }

    @Test
    void aDigestThatBeginsWithNothingIsMarkedToo() {
        Digest zeros = new Digest("0".repeat(64));
        Marks marks = new Marks();
        assertThat(marks.have(zeros)).isFalse();

        marks.add(zeros);

        assertThat(marks.have(zeros)).isTrue();
    }

    private static List<Digest> digests(String of, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Digest.of((of + number).getBytes(UTF_8)))
                .toList();
    }
}
