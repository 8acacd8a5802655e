package dev.lockstep.deploy.api.rest.answer;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.lifecycle.WarmUp;
import java.util.List;

/** How the rendering of pages ahead of a publish goes, or went. */
record WarmUpJson(int of, int asked, int rendered, int failed, List<String> faults) {

    static WarmUpJson of(WarmUp warmUp) {
        return new WarmUpJson(
                warmUp.of(),
                warmUp.asked(),
                warmUp.rendered(),
                warmUp.failed(),
                warmUp.faults().stream().map(Problem::text).toList());
    }
}
