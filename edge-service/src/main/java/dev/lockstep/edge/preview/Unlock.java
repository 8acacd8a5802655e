package dev.lockstep.edge.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.answer.Downstream;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.answer.RequestHead;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Lets past whoever shows a token or a password of a site's lock. Whoever shows a wrong one is told what one with none is. */
public final class Unlock {

    private final Passwords passwords;

    public Unlock(Passwords passwords) {
        this.passwords = passwords;
    }

    /** Of a lock that is shut. Known at once but for a password that is shown for the first time. */
    public CompletableFuture<Verdict> judge(SiteId site, PreviewLock lock, RequestHead head) {
        if (Credentials.tokens(head).stream().anyMatch(token -> isOneOf(lock.tokens(), token))) {
            return CompletableFuture.completedFuture(Verdict.ADMITTED);
        }
        return Credentials.password(head)
                .flatMap(password ->
                        lock.passwords().stream().findFirst().map(hash -> passwords.check(site, hash, password)))
                .orElseGet(() -> CompletableFuture.completedFuture(Verdict.REFUSED));
    }

    /** What whoever is not let past is told (RFC 9110 §15.5.2); browsers ask for a password then. */
    public static Reply refusal(Verdict verdict, PreviewLock lock) {
        if (verdict == Verdict.BUSY) {
            return Reply.plain(503, "Other passwords are being tried. Come back in a moment.")
                    .with("retry-after", "1");
        }
        String scheme =
                lock.passwords().isEmpty() ? "Bearer realm=\"preview\"" : "Basic realm=\"preview\", charset=\"UTF-8\"";
        return Reply.plain(401, "This is not for everybody.").with("www-authenticate", scheme);
    }

    /** What somebody was let past for is theirs alone: no cache may give it to another, whatever the site says of it. */
    public static Reply keep(Reply reply) {
        return Downstream.forbid(reply);
    }

    /** Takes the same time, whichever it is. */
    private static boolean isOneOf(List<Digest> known, String token) {
        byte[] shown = Digest.of(token.getBytes(UTF_8)).hex().getBytes(UTF_8);
        boolean found = false;
        for (Digest each : known) {
            found |= MessageDigest.isEqual(shown, each.hex().getBytes(UTF_8));
        }
        return found;
    }
}
