package dev.lockstep.deploy.audit;

import java.time.Instant;
import java.util.List;

/** Tells what was done. */
public interface AuditTrail {

    /** The latest lines first. */
    List<AuditLine> read(AuditQuestion question);

    /** Forgets lines from before a moment, so many at most, the first ones first; returns how many. */
    int forget(Instant before, int most);
}
