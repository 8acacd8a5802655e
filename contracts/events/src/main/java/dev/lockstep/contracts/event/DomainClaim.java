package dev.lockstep.contracts.event;

/**
 * A site has a domain of its owner's as a host.
 *
 * @param host in lower case and as DNS spells it, without port
 * @param number grows from claim to claim: what two sites say of one domain is read in any order, and the later claim holds
 */
public record DomainClaim(String host, long number) {}
