package dev.lockstep.story.stage;

import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.Owner.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What the API can be asked for. */
public final class ApiCalls {
    private static final Folder CONTENT = Folder.of(CalledSite.FILE, CalledSite.CONTENT);

    /** Each of the API's, in an order in which none is in the way of another. */
    public static final List<Call> ALL = List.of(
            ofToken("GET /api/v1/user", "viewer", "/user"),
            ofToken("GET /api/v1/accounts", "viewer", "/accounts"),
            ofToken("GET /api/v1/accounts/{account}/env", "viewer", "/accounts/lockstep/env"),
            ofToken("GET /api/v1/sites", "viewer", "/sites"),
            atSite("GET /api/v1/deploys/{deploy}", "viewer", (who, site) -> who.get("/deploys/" + site.earlier())),
            look("", "viewer", ""),
            look("/bodies/{digest}", "viewer", site -> "/bodies/" + site.body()),
            look("/deploys", "viewer", "/deploys"),
            look("/deploys/{deploy}", "viewer", site -> "/deploys/" + site.earlier()),
            look(
                    "/deploys/{deploy}/rollback-preview",
                    "viewer",
                    site -> "/deploys/" + site.earlier() + "/rollback-preview"),
            look("/events", "viewer", "/events"),
            atSite(
                    "POST /api/v1/sites/{site}/events/dry-run",
                    "viewer",
                    (who, site) -> who.post("/sites/" + site.name() + "/events/dry-run", "{\"topic\": \"products\"}")),
            look("/explain", "viewer", "/explain"),
            look("/pages/history", "viewer", site -> "/pages/history?path=" + CalledSite.PAGE),
            look("/propagation", "viewer", "/propagation"),
            look("/usage", "viewer", "/usage"),
            look("/warm-up", "viewer", "/warm-up"),
            atSite(
                    "POST /api/v1/sites/{site}/deploys",
                    "deployer",
                    (who, site) -> who.upload(site.name(), CONTENT, "?draft=true")),
            atSite(
                    "POST /api/v1/sites/{site}/deploys",
                    "of a branch",
                    "deployer",
                    (who, site) -> who.upload(site.name(), CONTENT, "?branch=next")),
            atSite(
                    "PUT /api/v1/sites/{site}/deploys/{deploy}",
                    "deployer",
                    (who, site) -> who.put(
                            "/sites/" + site.name() + "/deploys/" + site.unnamed(),
                            Json.write(Map.of("draft", true, "files", CalledSite.announced("new " + site.unnamed()))))),
            atSite(
                    "PUT /api/v1/deploys/{deploy}/files/{path}",
                    "deployer",
                    (who, site) -> who.putFile(site.unsent(), CalledSite.FILE, site.unsentContent())),
            atSite(
                    "POST /api/v1/deploys/{deploy}/cancel",
                    "deployer",
                    (who, site) -> who.post("/deploys/" + site.unnamed() + "/cancel", "")),
            new Call(
                    "DELETE /api/v1/sites/{site}/branches/{branch}",
                    "",
                    "deployer",
                    Call.Where.PATH,
                    204,
                    (who, site) -> who.delete("/sites/" + site.name() + "/branches/" + CalledSite.BRANCH)),
            atSite("PUT /api/v1/deploys/{deploy}/files/{path}", "of what goes live", "publisher", ApiCalls::complete),
            atSite(
                    "POST /api/v1/sites/{site}/deploys",
                    "of what goes live",
                    "publisher",
                    (who, site) -> who.upload(site.name(), CONTENT, "?wait=PT60S")),
            atSite(
                    "POST /api/v1/sites/{site}/deploys/{deploy}/restore",
                    "publisher",
                    (who, site) -> who.post(
                            "/sites/" + site.name() + "/deploys/" + site.earlier() + "/restore?wait=PT60S", "")),
            ofDeploy("POST", "/lock", (who, site) -> who.post("/deploys/" + site.earlier() + "/lock", "")),
            ofDeploy("POST", "/unlock", (who, site) -> who.post("/deploys/" + site.earlier() + "/unlock", "")),
            ofDeploy("PUT", "/pin", (who, site) -> who.put("/deploys/" + site.spare() + "/pin", "")),
            ofDeploy("DELETE", "/pin", (who, site) -> who.delete("/deploys/" + site.spare() + "/pin")),
            new Call(
                    "DELETE /api/v1/deploys/{deploy}",
                    "",
                    "publisher",
                    Call.Where.PATH,
                    204,
                    (who, site) -> who.delete("/deploys/" + site.spare())),
            atSite(
                    "POST /api/v1/sites/{site}/purges",
                    "publisher",
                    (who, site) -> who.purge(site.name(), Map.of("site", true), "PT60S")),
            new Call(
                    "POST /api/v1/purge",
                    "",
                    "publisher",
                    Call.Where.BODY,
                    200,
                    (who, site) -> who.post("/purge?wait=PT60S", Json.write(Map.of("site_slug", site.name())))),
            atSite(
                    "PATCH /api/v1/sites/{site}",
                    "owner",
                    (who, site) -> who.patch("/sites/" + site.name(), "{\"pins\": true}")),
            look("/audit", "owner", "/audit"),
            atSite(
                    "PUT /api/v1/sites/{site}/warm-up",
                    "owner",
                    (who, site) -> who.put("/sites/" + site.name() + "/warm-up?warm=3", "")),
            ofToken("GET /api/v1/tokens", "owner", "/tokens"),
            new Call(
                    "POST /api/v1/tokens",
                    "",
                    "owner",
                    Call.Where.BODY,
                    201,
                    (who, site) -> CalledSite.token(who, site.name())),
            ofOtherToken(
                    "POST /api/v1/tokens/{token}/rotate",
                    (who, site) -> who.post("/tokens/" + site.token() + "/rotate", "")),
            ofOtherToken("DELETE /api/v1/tokens/{token}", (who, site) -> who.delete("/tokens/" + site.token())),
            ofPlatform("GET /api/v1/audit", 200, (who, _) -> who.get("/audit")),
            ofPlatform(
                    "PUT /api/v1/sites/{site}/quota",
                    200,
                    (who, site) -> who.put("/sites/" + site.name() + "/quota", "{}")),
            ofPlatform(
                    "POST /api/v1/sites",
                    201,
                    (who, site) -> who.post("/sites", Json.write(Map.of("name", "made-by-" + site.spare())))),
            ofPlatform("GET /api/v1/retention", 200, (who, _) -> unlessItIsUnderWay(() -> who.get("/retention"))),
            ofPlatform("POST /api/v1/retention", 200, (who, _) -> unlessItIsUnderWay(() -> who.post("/retention", ""))),
            ofPlatform("POST /api/v1/rebuild", 200, (who, _) -> who.post("/rebuild?wait=PT60S", "")));

    private ApiCalls() {}

    /** Sends the last file of what goes live, and returns when it is, if that may be. */
    private static Answer complete(Owner who, CalledSite site) {
        Answer sent = who.putFile(site.coming(), CalledSite.FILE, site.comingContent());
        if (sent.status() == 200) {
            await().until(() -> who.published(site.name()).equals(site.coming()));
        }
        return sent;
    }

    private static Answer unlessItIsUnderWay(Callable<Answer> call) {
        return await().until(call, answer -> answer.status() != 409);
    }

    private static Call atSite(String endpoint, String least, BiFunction<Owner, CalledSite, Answer> act) {
        return atSite(endpoint, "", least, act);
    }

    private static Call atSite(String endpoint, String how, String least, BiFunction<Owner, CalledSite, Answer> act) {
        return new Call(endpoint, how, least, Call.Where.PATH, 200, act);
    }

    private static Call look(String end, String least, String path) {
        return look(end, least, _ -> path);
    }

    private static Call look(String end, String least, Function<CalledSite, String> path) {
        return atSite(
                "GET /api/v1/sites/{site}" + end,
                least,
                (who, site) -> who.get("/sites/" + site.name() + path.apply(site)));
    }

    private static Call ofDeploy(String method, String end, BiFunction<Owner, CalledSite, Answer> act) {
        return atSite(method + " /api/v1/deploys/{deploy}" + end, "publisher", act);
    }

    private static Call ofToken(String endpoint, String least, String path) {
        return new Call(endpoint, "", least, Call.Where.TOKEN, 200, (who, _) -> who.get(path));
    }

    private static Call ofOtherToken(String endpoint, BiFunction<Owner, CalledSite, Answer> act) {
        return new Call(endpoint, "", "owner", Call.Where.BODY, 200, act);
    }

    private static Call ofPlatform(String endpoint, int answered, BiFunction<Owner, CalledSite, Answer> act) {
        return new Call(endpoint, "", "owner of every site", Call.Where.PLATFORM, answered, act);
    }
}
