package dev.lockstep.deploy.api.rest.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a deploy is shown.
 *
 * @param permalink for ever
 * @param branch until the next one of its branch; none if it is made for no branch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LinksJson(String permalink, @Nullable String branch) {

    String latest() {
        return branch == null ? permalink : branch;
    }
}
