package dev.lockstep.edge.pass;

import dev.lockstep.contracts.pass.HeaderFields;
import java.net.URI;
import java.util.List;

class MemoryWorkersTest extends WorkersContract {

    private final MemoryWorkers workers = new MemoryWorkers();

    @Override
    protected Heard pass(URI worker, Passage passage) {
        Workers.Outcome outcome = workers.pass(worker, passage).join();
        Whole body = new Whole();
        if (outcome instanceof Workers.Outcome.Answered answered) {
            answered.body().subscribe(body);
        }
        return new Heard(outcome, body);
    }

    @Override
    protected URI worker() {
        return URI.create("http://one");
    }

    @Override
    protected URI nobody() {
        return URI.create("http://nobody");
    }

    @Override
    protected void workerSays(int status, HeaderFields fields, String body, boolean whole) {
        workers.says(worker(), status, fields, body, whole);
    }

    @Override
    protected List<String> heard() {
        return workers.heard();
    }
}
