package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.site.Site;
import java.time.Instant;
import java.util.List;

/**
 * Notes that a deploy ended otherwise than was asked for, and why, in the transaction that ends it. Whoever asked may be gone by
 * then.
 */
public final class Setbacks {
    /** A reason may quote a file. */
    private static final int LONGEST = 300;

    private final AuditLog audit;

    public Setbacks(AuditLog audit) {
        this.audit = audit;
    }

    /** It can never be shown. */
    public void failed(Site site, Deploy deploy, List<Problem> problems, Actor actor, Instant now) {
        String first = problems.stream().findFirst().map(Setbacks::reason).orElse("");
        String more = problems.size() > 1 ? " (and " + (problems.size() - 1) + " more)" : "";
        note(site, AuditEntry.Action.FAIL_DEPLOY, deploy, shortened(first) + more, actor, now);
    }

    /** It is ready and was to be published, but must not. */
    public void heldBack(Site site, Deploy deploy, Refusal refusal, Actor actor, Instant now) {
        note(
                site,
                AuditEntry.Action.HOLD_BACK_DEPLOY,
                deploy,
                shortened(refusal.problem().reason()),
                actor,
                now);
    }

    private void note(Site site, AuditEntry.Action action, Deploy deploy, String why, Actor actor, Instant now) {
        audit.note(new AuditEntry(site.id(), action, deploy.id() + " " + why, site.epoch(), actor, now));
    }

    private static String reason(Problem problem) {
        return new Problem(problem.file(), problem.line(), problem.reason(), "").text();
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason;
    }
}
