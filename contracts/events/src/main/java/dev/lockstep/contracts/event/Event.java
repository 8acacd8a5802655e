package dev.lockstep.contracts.event;

/** Anything that travels between the services, one record type each. */
public sealed interface Event
        permits SiteEvent, PageEvent, PagesVisited, EdgeSynced, EdgeAsked, EdgeAnswered, Command, CommandCompleted {}
