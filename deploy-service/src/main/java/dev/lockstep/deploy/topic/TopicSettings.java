package dev.lockstep.deploy.topic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How topics are made when they are missing; those that are there stay as they are. */
@ConfigMapping(prefix = "lockstep.topics")
public interface TopicSettings {

    /** Of each topic that a service makes: as many workers share what has to be rendered, and no more. */
    @WithDefault("12")
    int partitions();

    /** On how many brokers each record is: with one, a broker that is lost takes the logs with it. */
    @WithDefault("3")
    int replication();
}
