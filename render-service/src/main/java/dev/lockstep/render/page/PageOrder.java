package dev.lockstep.render.page;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.render.content.DeployContent;

/** Which page is wanted. Of the request that caused it there is the key, and nothing else. */
public record PageOrder(SiteId site, DeployId deploy, DeployContent content, RoutedPage page) {}
