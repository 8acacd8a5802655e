package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.CuttableProxy;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlobsInABucketIT {

    private static final String PAGE = "/products/1";

    /** More than an edge keeps in memory of one body, and than goes to a bucket in one part. */
    private static final String LARGE = letters(9 << 20);

    @Test
    void visitorsAreServedWhileTheBucketCannotBeReached() throws IOException {
        try (CuttableProxy way = CuttableProxy.open();
                Stage stage = stageBy(way);
                DataSource source = DataSource.open("10")) {
            // Given a site whose files and page both edges have shown, under two deploys, and a rollback
            Owner owner = stage.owner();
            Visitor visitor = stage.visitor("bucket");
            owner.create("bucket");
            String first = owner.deploy("bucket", folder("one", source));
            assertBothShow(stage, visitor, "one");
            String second = owner.deploy("bucket", folder("two", source));
            assertBothShow(stage, visitor, "two");
            owner.restore("bucket", first);
            assertBothShow(stage, visitor, "one");

            // When nothing reaches the bucket any more, and nothing comes back
            way.cut();
            Owner.Answer refused = owner.upload("bucket", folder("three", source), "");

            // Then what was shown is shown on, large files too, and a deploy is refused whole
            assertThat(way.lost()).isPositive();
            assertThat(refused.status()).as("%s", refused.body()).isEqualTo(503);
            assertThat(refused.body().path("hint").asText()).contains("sites are served as before");
            assertThat(owner.published("bucket")).isEqualTo(first);
            assertBothShow(stage, visitor, "one");

            // When the bucket can be reached again
            way.mend();

            // Then the next deploy is published
            assertThat(owner.deploy("bucket", folder("four", source))).isNotIn(first, second);
            assertBothShow(stage, visitor, "four");
        }
    }

    private static Stage stageBy(CuttableProxy way) throws IOException {
        Stage stage = Stage.open(plan -> plan.withBucket()
                .with(Map.of(
                        "lockstep.blobs.s3.endpoint", "http://127.0.0.1:" + way.port(),
                        "lockstep.blobs.s3.silence", "3s",
                        "lockstep.blobs.s3.patience", "30s")));
        way.to(stage.platform().s3Port());
        return stage;
    }

    private static void assertBothShow(Stage stage, Visitor visitor, String design) {
        stage.edges().forEach(edge -> {
            assertThat(visitor.visit(edge, "/").body()).isEqualTo(design);
            assertThat(visitor.visit(edge, "/large.bin").body()).isEqualTo(design + LARGE);
            assertThat(visitor.visit(edge, PAGE).body()).isEqualTo(design + " 10");
        });
    }

    /** Hardly shorter when they are packed. */
    private static String letters(int count) {
        return new Random(1)
                .ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Folder folder(String design, DataSource source) {
        return Folder.of("index.html", design)
                .with("large.bin", design + LARGE)
                .withPage(design + " {data.price}", source.route("1h"));
    }
}
