package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.Accounts;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Origin;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class PagesForOneVisitorIT {

    private static final String SERVER = """
            require('node:http').createServer((request, response) => {
              response.writeHead(200, {'content-type': 'text/plain', 'set-cookie': ['c=3', 'd=4']});
              request.setEncoding('utf8');
              let sent = '';
              request.on('data', piece => sent += piece);
              request.on('end', () => response.end(request.method + ' ' + request.headers.cookie + ' ' + sent));
            }).listen(process.env.PORT, process.env.HOST);
            """;

    @Test
    void eachVisitorGetsTheirOwnAndNothingIsStored(Stage stage) throws IOException {
        try (Accounts accounts = Accounts.open()) {
            // Given a site whose accounts are rendered on every request
            stage.owner().create("own");
            String deploy = deploy(stage, "own", accounts.route());
            Visitor visitor = stage.visitor("own");
            int visits = 0;

            // When two visitors come to both edges, twice
            for (int round = 0; round < 2; round++) {
                for (URI edge : stage.edges()) {
                    for (String name : List.of("ann", "bob")) {
                        visits++;
                        Seen seen = visitor.visit(edge, "/account/me?tab=a&utm=b", Map.of("Cookie", "id=" + name));

                        // Then each sees their own page, with its cookies, and nobody is to keep it
                        assertThat(seen.body()).isEqualTo("GET /account/me?tab=a&utm=b id=" + name + "\n");
                        assertThat(seen.headers().allValues("set-cookie"))
                                .containsExactly("a=1; Path=/", "b=2; Path=/");
                        assertThat(seen.cacheStatus()).isEqualTo("lockstep; fwd=bypass");
                        assertThat(seen.header("cache-control")).isEqualTo("private, no-store");
                        assertThat(seen.deploy()).isEqualTo(deploy);
                    }
                }
            }

            // And each visit was one render, of which there is no trace
            assertThat(accounts.asked()).isEqualTo(visits);
            assertThat(stage.kafka().read(Topic.PAGES, record -> record.key().startsWith(deploy)))
                    .isEmpty();
            assertThat(stage.kafka()
                            .read(Topic.PAGE_REQUESTS, record -> record.key().startsWith(deploy)))
                    .isEmpty();
        }
    }

    @Test
    void noVisitorSpeaksForAnEdge(Stage stage) throws IOException {
        try (Accounts accounts = Accounts.open()) {
            // Given two deploys, of which the first has other accounts
            stage.owner().create("forger");
            String first = deploy(stage, "forger", "  - {path: /x, render: {template: page.html}}\n");
            String second = deploy(stage, "forger", accounts.route());
            Visitor visitor = stage.visitor("forger");

            // When somebody names the other deploy, and says where they come from
            Seen seen = visitor.visit(
                    stage.edges().getFirst(),
                    "/account/me",
                    Map.of(
                            "Lockstep-Deploy", first,
                            "Lockstep-Epoch", "999999",
                            "Lockstep-Explain-Token", stage.platform().token(),
                            "X-Forwarded-Host", "evil.test",
                            "X-Forwarded-For", "192.0.2.1"));

            // Then the live one answers, and its renderer has heard the edge alone
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.deploy()).isEqualTo(second);
            assertThat(accounts.namesHeard()).noneMatch(name -> name.startsWith("lockstep-"));
            assertThat(accounts.heard("x-forwarded-for")).containsExactly("127.0.0.1");
            assertThat(accounts.heard("x-forwarded-proto")).containsExactly("http");
            assertThat(accounts.heard("x-forwarded-host"))
                    .singleElement()
                    .satisfies(host -> assertThat(host).startsWith("forger.localhost"));
        }
    }

    @Test
    void aPageArrivesInPieces(Stage stage) throws IOException {
        try (Accounts accounts = Accounts.open()) {
            // Given a page whose renderer keeps the rest of it back
            stage.owner().create("pieces");
            deploy(stage, "pieces", accounts.route());

            // When somebody reads it
            try (BufferedReader page = new BufferedReader(new InputStreamReader(
                    stage.visitor("pieces").open(stage.edges().getFirst(), "/account/slow"), UTF_8))) {

                // Then its beginning is there before the rest has left the renderer
                assertThat(page.readLine()).isEqualTo("GET /account/slow");
                accounts.release();
                assertThat(page.readLine()).isEqualTo("the rest");
                assertThat(page.readLine()).isNull();
            }
        }
    }

    @Test
    void whatIsSentGoesToTheRendererAndToNothingElse(Stage stage) throws IOException {
        try (Accounts accounts = Accounts.open()) {
            // Given a site with accounts, files and pages
            stage.owner().create("posted");
            deploy(stage, "posted", accounts.route() + "  - {path: /x, render: {template: page.html}}\n");
            Visitor visitor = stage.visitor("posted");
            URI edge = stage.edges().getLast();

            // When something is sent to each of them
            Seen account = visitor.post(edge, "/account/orders", "order=" + "7".repeat(100_000));
            Seen file = visitor.post(edge, "/index.html", "order=7");
            Seen page = visitor.post(edge, "/x", "order=7");

            // Then the account has heard it, and the others cannot be sent anything
            assertThat(account.body())
                    .startsWith("POST /account/orders  order=777")
                    .hasSizeGreaterThan(100_000);
            assertThat(List.of(file, page)).allSatisfy(refused -> {
                assertThat(refused.status()).isEqualTo(405);
                assertThat(refused.header("allow")).isEqualTo("GET, HEAD, OPTIONS");
            });
        }
    }

    @Test
    void aTemplateIsFilledOnEachVisitAndRollsBackWithItsDeploy(Stage stage) throws IOException {
        try (DataSource source = DataSource.open("10")) {
            // Given two deploys whose page is never stored, and tells one cookie
            stage.owner().create("fresh");
            String first = stage.owner().deploy("fresh", priced("old {data.price} {cookies.theme}", source));
            stage.owner().deploy("fresh", priced("new {data.price} {cookies.theme}", source));
            Visitor visitor = stage.visitor("fresh");
            int before = source.asked();

            // When it is visited while its data changes
            for (URI edge : stage.edges()) {
                for (String price : List.of("10", "11")) {
                    source.price(price);
                    assertThat(visitor.visit(edge, "/now", Map.of("Cookie", "theme=dark; id=7"))
                                    .body())
                            .isEqualTo("new " + price + " dark");
                }
            }

            // Then each visit has asked for it anew
            assertThat(source.asked()).isEqualTo(before + 4);

            // And after a rollback the older deploy answers, on both edges
            stage.owner().restore("fresh", first);
            for (URI edge : stage.edges()) {
                assertThat(visitor.visit(edge, "/now").body()).isEqualTo("old 11 light");
            }
        }
    }

    @Test
    void theDeploysOwnServerGetsTheWholeRequest(Stage stage) {
        // Given a deploy that brings a server
        stage.owner().create("served");
        stage.owner()
                .deploy(
                        "served",
                        Folder.of("index.html", "").with("server.cjs", SERVER).with("lockstep.yaml", """
                        routes:
                          - path: /cart
                            render: {server: server.cjs}
                            cache: none
                        """));
        Visitor visitor = stage.visitor("served");

        for (URI edge : stage.edges()) {
            // When somebody comes with a cookie, and sends something
            Seen got = visitor.visit(edge, "/cart", Map.of("Cookie", "id=7"));
            Seen sent = visitor.post(edge, "/cart", "book");

            // Then the server has had all of it, and sets its own cookies
            assertThat(got.body()).isEqualTo("GET id=7 ");
            assertThat(got.headers().allValues("set-cookie")).containsExactly("c=3", "d=4");
            assertThat(sent.body()).isEqualTo("POST undefined book");
        }
    }

    @Test
    void anAnswerThatBreaksOffNeverLooksWhole(Stage stage) throws IOException {
        try (Origin origin = Origin.open()) {
            // Given a page whose origin breaks off in the middle
            stage.owner().create("breaks-off");
            deploy(stage, "breaks-off", origin.route("cache: none"));
            origin.saysRaw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            Visitor visitor = stage.visitor("breaks-off");

            for (URI edge : stage.edges()) {
                // When somebody visits it, then the visit fails rather than ends
                assertThatThrownBy(() -> visitor.visit(edge, "/blog/a")).hasMessageContaining("/blog/a");
            }

            // And when it says nothing at all, that is told
            origin.saysRaw("");
            Seen seen = visitor.visit(stage.edges().getFirst(), "/blog/a");
            assertThat(seen.status()).isEqualTo(502);
            assertThat(seen.body()).isEqualTo("This page could not be made.\n");
            assertThat(seen.cacheStatus()).isEqualTo("lockstep; fwd=bypass");
            assertThat(seen.header("cache-control")).isEqualTo("no-store");
        }
    }

    private static Folder priced(String template, DataSource source) {
        return Folder.of("index.html", "").withPage(template, """
                  - path: /now
                    render: {template: page.html, data: "%s/now"}
                    cookies: {theme: [light, dark]}
                    cache: none
                """.formatted(source.url()));
    }

    private static String deploy(Stage stage, String site, String routes) {
        return stage.owner().deploy(site, Folder.of("index.html", "").withPage("page", routes));
    }
}
