package dev.lockstep.deploy.audit;

import java.util.List;

/** Tells what was done. */
public interface AuditTrail {

    /** The latest lines first. */
    List<AuditLine> read(AuditQuestion question);
}
