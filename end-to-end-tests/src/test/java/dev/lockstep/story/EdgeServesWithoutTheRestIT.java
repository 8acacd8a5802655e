package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EdgeServesWithoutTheRestIT {
    private static final String PAGE = "/products/1";

    @Test
    void filesAndKnownPagesOutliveEverythingElse() throws IOException {
        try (Stage stage = Stage.open();
                DataSource source = DataSource.open("10")) {
            // Given a site with a page that both edges know
            Visitor visitor = stage.visitor("alone");
            stage.owner().create("alone");
            String deploy = stage.owner().deploy("alone", folder("one", source));
            stage.edges()
                    .forEach(
                            edge -> assertThat(visitor.visit(edge, PAGE).body()).isEqualTo("one 10"));

            // When all that edges depend on dies, and another edge is started
            List<ChildProcess> rest = rest(stage.platform());
            rest.forEach(ChildProcess::kill);
            List<URI> old = stage.edges();
            Service added = stage.platform().addEdge();
            await().until(() -> added.process().isAlive());

            // Then the old edges serve what they have, and the new one does not say that it is ready
            old.forEach(edge -> {
                assertThat(visitor.visit(edge, "/").body()).isEqualTo("one");
                assertThat(visitor.visit(edge, PAGE).body()).isEqualTo("one 10");
                assertThat(visitor.visit(edge, PAGE).deploy()).isEqualTo(deploy);
            });
            await().ignoreExceptions()
                    .until(() -> visitor.visit(added.url(), "/").status() == 421);
            assertThat(added.process().isReady()).isFalse();

            // When the rest comes back
            rest.forEach(ChildProcess::restart);
            stage.platform().awaitReady(Progress.SILENT);

            // Then the new edge has come to the same state without a render, and all three take part again
            assertThat(visitor.visit(added.url(), PAGE).body()).isEqualTo("one 10");
            assertThat(source.asked()).isEqualTo(1);
            String next = stage.owner().deploy("alone", folder("two", source));
            stage.edges().forEach(edge -> {
                Seen seen = visitor.visit(edge, PAGE);
                assertThat(seen.body()).isEqualTo("two 10");
                assertThat(seen.deploy()).isEqualTo(next);
            });
            assertThat(stage.owner()
                            .restore("alone", deploy)
                            .propagation()
                            .path("acknowledged")
                            .asInt())
                    .isEqualTo(3);
        }
    }

    private static Folder folder(String design, DataSource source) {
        return Folder.of("index.html", design).withPage(design + " {data.price}", source.route("1h"));
    }

    private static List<ChildProcess> rest(LocalPlatform platform) {
        return Stream.of(
                        Stream.of(
                                platform.backbone().kafka(), platform.backbone().postgres()),
                        Stream.of(platform.deploy().process()),
                        platform.renders().stream().map(Service::process))
                .flatMap(processes -> processes)
                .toList();
    }
}
