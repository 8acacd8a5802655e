/** What a site's author says about the site in its {@code lockstep.yaml}, and the manifest that a deploy gets from it. */
@NullMarked
package dev.lockstep.deploy.configuration;

import org.jspecify.annotations.NullMarked;
