package dev.lockstep.edge.access;

class MemoryLinesTest extends LineSinkContract {

    private final MemoryLines lines = new MemoryLines();

    @Override
    protected LineSink sink() {
        return lines;
    }

    @Override
    protected String written() {
        return lines.written();
    }
}
