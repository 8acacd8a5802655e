package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.event.rule.EventRule;
import java.util.List;

/** Reads what a deploy declares. */
public interface DeployRules {

    List<EventRule> of(DeployId deploy);
}
