package dev.lockstep.deploy.event;

import java.util.List;

/** Knows the rules of all live deploys. */
public interface RulesInForce {

    /** The rules of every site to which a topic is open, as they are now. */
    List<SiteRules> on(String topic);
}
