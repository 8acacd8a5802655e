package dev.lockstep.render.content;

import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.render.template.Templates;

/** What a deploy's pages are made from. */
public record DeployContent(Manifest manifest, Templates templates) {}
