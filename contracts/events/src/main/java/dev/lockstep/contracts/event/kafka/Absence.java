package dev.lockstep.contracts.event.kafka;

/** Has whoever reads a log told when it is missing, and when it is there again, each once. */
final class Absence {

    private static final System.Logger LOG = System.getLogger(Absence.class.getName());

    private final Topic topic;
    private final LogListener listener;
    private boolean told;

    Absence(Topic topic, LogListener listener) {
        this.topic = topic;
        this.listener = listener;
    }

    /** Of a log that has lost something is told by other words: {@link #isOver}. */
    void tell(KnownLog log) {
        if (log.isMissing() && !told) {
            LOG.log(System.Logger.Level.ERROR, "log is missing topic={0}", topic.topicName());
            listener.missed();
            told = true;
        } else if (told && !log.isMissing() && !log.isLost()) {
            LOG.log(System.Logger.Level.WARNING, "log is there again topic={0}", topic.topicName());
            listener.foundAgain();
            told = false;
        }
    }

    /** There is another log, and everybody has heard of it. */
    void isOver() {
        told = false;
    }
}
