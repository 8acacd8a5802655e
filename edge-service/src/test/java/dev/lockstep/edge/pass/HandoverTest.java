package dev.lockstep.edge.pass;

import static dev.lockstep.edge.Facts.digest;
import static dev.lockstep.edge.Facts.manifest;
import static dev.lockstep.edge.Facts.published;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.edge.site.MemoryManifests;
import dev.lockstep.edge.site.MemorySites;
import dev.lockstep.edge.site.Shown;
import dev.lockstep.edge.site.SiteView;
import dev.lockstep.edge.site.Sites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTest {

    private static final Handover.From FROM = new Handover.From("192.0.2.7", "http", "shop.test:8081");

    @Test
    void theVisitorsOwnFieldsGoOnBesideWhatTheEdgeSays() {
        HeaderFields sent = HeaderFields.NONE
                .with("cookie", "id=7")
                .with("authorization", "Bearer x")
                .with("if-none-match", "\"a\"")
                .with("host", "shop.test:8081")
                .with("connection", "keep-alive, x-hop")
                .with("x-hop", "1");

        assertThat(Handover.fields(sent, FROM, view()).lines())
                .isEqualTo(Map.of(
                        "cookie", List.of("id=7"),
                        "authorization", List.of("Bearer x"),
                        "if-none-match", List.of("\"a\""),
                        "x-forwarded-for", List.of("192.0.2.7"),
                        "x-forwarded-proto", List.of("http"),
                        "x-forwarded-host", List.of("shop.test:8081"),
                        "lockstep-site", List.of("shop"),
                        "lockstep-deploy", List.of("d1"),
                        "lockstep-epoch", List.of("1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lockstep-deploy",
                "lockstep-epoch",
                "lockstep-site",
                "lockstep-explain-token",
                "x-forwarded-for",
                "x-forwarded-host",
                "x-forwarded-prefix",
                "forwarded",
                "x-real-ip"
            })
    void noVisitorSpeaksForTheEdge(String name) {
        HeaderFields evil = HeaderFields.NONE.with(name, "evil");

        assertThat(Handover.fields(evil, FROM, view()).lines().values()).noneMatch(lines -> lines.contains("evil"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            id=7; lockstep-preview=secret; theme=dark, id=7; theme=dark
            lockstep-pin=d1; id=7,                     id=7
            lockstep-seen=4,                           ""
            my-lockstep-preview=mine,                  my-lockstep-preview=mine
            """)
    void cookiesThatAreForTheEdgeGoToNobodyElse(String sent, String handed) {
        HeaderFields fields = Handover.fields(HeaderFields.NONE.with("cookie", sent), FROM, view());

        assertThat(fields.joined("cookie")).isEqualTo(handed);
    }

    @Test
    void theTargetIsThePathThatTheRouteWasChosenBy() {
        assertThat(Handover.target(new CanonicalPath("/account/Ärger"), "")).isEqualTo("/account/%C3%84rger");
        assertThat(Handover.target(new CanonicalPath("/account"), "a=<b>&a=2")).isEqualTo("/account?a=%3Cb%3E&a=2");
    }

    @Test
    void controlCharactersAreInNoField() {
        assertThat(Handover.isMalformed(HeaderFields.NONE.with("x-m", "a\u0007b")))
                .isTrue();
        assertThat(Handover.isMalformed(HeaderFields.NONE.with("x-m", "a\u007Fb")))
                .isTrue();
        assertThat(Handover.isMalformed(HeaderFields.NONE.with("x-m", "a\tb").with("x-n", "é")))
                .isFalse();
    }

    private static SiteView view() {
        Sites sites = MemorySites.of(new MemoryManifests().with(digest("d1"), manifest("d1")));
        sites.apply(published("d1", 1));
        return ((Shown.Prepared) sites.shown("shop.localhost")).view();
    }
}
