/** What a site says about headers, in {@code _headers} and in {@code netlify.toml}. */
@NullMarked
package dev.lockstep.deploy.configuration.header;

import org.jspecify.annotations.NullMarked;
