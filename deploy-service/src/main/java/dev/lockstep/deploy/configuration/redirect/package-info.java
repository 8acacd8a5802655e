/** What a site says about redirects, in {@code _redirects} and in {@code netlify.toml}. */
@NullMarked
package dev.lockstep.deploy.configuration.redirect;

import org.jspecify.annotations.NullMarked;
