package dev.lockstep.render.pass;

import dev.lockstep.contracts.manifest.RoutedPage;
import dev.lockstep.render.content.DeployContent;

/** A request, and the route of the deploy that it goes to. */
public record PassOrder(PassedRequest request, DeployContent content, RoutedPage page) {}
