package dev.lockstep.platform.scale;

/** Workers that are one group of consumers, and the rule for how many of them there are. */
public record ScaledWorkers(String group, String topic, ScalingRule rule) {}
