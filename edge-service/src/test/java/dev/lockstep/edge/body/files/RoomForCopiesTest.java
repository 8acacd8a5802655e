package dev.lockstep.edge.body.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomForCopiesTest {
    private static final int SOME = 10;
    private static final int SIZE = 100 << 10;
    private static final long ROOM_FOR_ALL = 10 << 20;
    private static final long ROOM_FOR_THREE = 3L * (SIZE + Arrival.BLOCK_BYTES);

    private final FarStore far = new FarStore();
    private final Copies copies;

    RoomForCopiesTest(@TempDir Path directory) {
        this.copies = new Copies(far, directory);
    }

    @Test
    void copiesTakeNoMoreRoomThanTheyMay() throws IOException {
        BlobStore small = copies.withRoom(ROOM_FOR_THREE);
        List<Digest> digests = putSome();

        for (int seed = 0; seed < SOME; seed++) {
            assertThat(Copies.read(small, digests.get(seed))).isEqualTo(random(seed));
        }

        assertThat(copies.all()).containsExactlyInAnyOrderElementsOf(filesOf(digests.subList(SOME - 3, SOME)));
        assertThat(far.opened()).isEqualTo(SOME);
    }

    @Test
    void whatWasReadLastIsGivenUpLast() throws IOException {
        BlobStore small = copies.withRoom(ROOM_FOR_THREE);
        List<Digest> digests = putSome();
        for (Digest digest : digests.subList(0, 3)) {
            Copies.read(small, digest);
        }

        Copies.read(small, digests.getFirst());
        Copies.read(small, digests.getLast());

        assertThat(copies.all())
                .containsExactlyInAnyOrderElementsOf(
                        filesOf(List.of(digests.get(0), digests.get(2), digests.getLast())));
    }

    @Test
    void whatIsGivenUpWhileItIsReadIsReadToItsEnd() throws IOException {
        BlobStore small = copies.withRoom(ROOM_FOR_THREE);
        List<Digest> digests = putSome();

        try (InputStream first = small.require(digests.getFirst())) {
            for (Digest digest : digests) {
                Copies.read(small, digest);
            }

            assertThat(copies.of(digests.getFirst())).doesNotExist();
            assertThat(first.readAllBytes()).isEqualTo(random(0));
        }
    }

    @Test
    void whatIsComingTakesRoomAsWell() throws Exception {
        BlobStore small = copies.withRoom(ROOM_FOR_THREE);
        List<Digest> digests = putSome();
        far.holdAtTheEnd(SOME);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<byte[]>> asked = new ArrayList<>();
            for (Digest digest : digests) {
                asked.add(threads.submit(() -> Copies.read(small, digest)));
            }
            far.awaitHeld();

            assertThat(sizeOf(copies.incoming())).isLessThanOrEqualTo(ROOM_FOR_THREE);
            far.release();
            for (int seed = 0; seed < SOME; seed++) {
                assertThat(asked.get(seed).get()).isEqualTo(random(seed));
            }
        }
        assertThat(copies.all()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void whatAnEarlierRunLeftTakesNoMoreRoomThanItMay() throws IOException {
        BlobStore large = copies.withRoom(ROOM_FOR_ALL);
        for (Digest digest : putSome()) {
            Copies.read(large, digest);
        }
        assertThat(copies.all()).hasSize(SOME);

        copies.withRoom(ROOM_FOR_THREE);

        assertThat(copies.all()).hasSize(3);
    }

    @Test
    void aBlobThatTakesMoreThanHalfTheRoomLeavesTheOthersWhereTheyAre() throws IOException {
        BlobStore small = copies.withRoom(ROOM_FOR_THREE);
        Digest other = copies.put("hello".getBytes(UTF_8));
        Copies.read(small, other);
        byte[] large = new byte[2 * SIZE];
        Digest digest = copies.put(large);

        assertThat(Copies.read(small, digest)).isEqualTo(large);
        assertThat(Copies.read(small, digest)).isEqualTo(large);

        assertThat(copies.all()).containsExactlyElementsOf(filesOf(List.of(other)));
        assertThat(copies.incoming()).isEmptyDirectory();
        assertThat(far.opened())
                .as("twice at first, when its size is not known yet")
                .isEqualTo(1 + 2 + 1);
    }

    private List<Digest> putSome() throws IOException {
        List<Digest> digests = new ArrayList<>();
        for (int seed = 0; seed < SOME; seed++) {
            digests.add(copies.put(random(seed)));
        }
        return digests;
    }

    private List<Path> filesOf(List<Digest> digests) {
        return digests.stream().map(copies::of).toList();
    }

    private static long sizeOf(Path directory) throws IOException {
        long size = 0;
        try (var entries = Files.list(directory)) {
            for (Path file : entries.toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[SIZE];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
