package dev.lockstep.platform.scale;

import java.time.Duration;

/**
 * How many workers there are to be, by what they are behind with: the formula of Kubernetes' autoscaler for a total that
 * is to be shared ({@code AverageValue}), which KEDA feeds with the lag of a topic. The autoscaler's limit to how fast it
 * adds is left out: four at once are always allowed.
 *
 * @param lagOfEach what one worker may be behind with
 * @param every how long from one look at the lag to the next
 * @param settle for how long fewer must have sufficed until there are fewer
 */
public record ScalingRule(long lagOfEach, int fewest, int most, Duration every, Duration settle) {

    /** So little too much or too little changes nothing. */
    private static final double TOLERANCE = 0.1;

    public ScalingRule {
        if (lagOfEach < 1 || fewest < 1 || most < fewest) {
            throw new IllegalArgumentException(
                    "no rule for workers: " + lagOfEach + " for each, from " + fewest + " to " + most);
        }
    }

    /** The same formula with other bounds. */
    public ScalingRule between(int fewest, int most) {
        return new ScalingRule(lagOfEach, fewest, most, every, settle);
    }

    /** The same formula, which waits so many times less. */
    public ScalingRule hurried(int times) {
        return new ScalingRule(lagOfEach, fewest, most, every.dividedBy(times), settle.dividedBy(times));
    }

    /** How many are wanted at this moment; never more than partitions, as each has whole ones. */
    public int wanted(long lag, int workers, int partitions) {
        int wanted = isTolerable(lag, workers) ? workers : Math.toIntExact(Math.ceilDiv(lag, lagOfEach));
        return Math.clamp(Math.min(wanted, partitions), fewest, most);
    }

    private boolean isTolerable(long lag, int workers) {
        return workers > 0 && Math.abs((double) lag / (lagOfEach * workers) - 1) <= TOLERANCE;
    }
}
