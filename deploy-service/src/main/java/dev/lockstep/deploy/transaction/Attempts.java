package dev.lockstep.deploy.transaction;

import dev.lockstep.deploy.transaction.SetAside.From;

/** Transactions for whoever goes on to the next: one that fails for good is given up, counted and told of. */
public final class Attempts {
    private static final System.Logger LOG = System.getLogger(Attempts.class.getName());

    private final Transactions transactions;
    private final Failures failures;
    private final SetAside aside;

    public Attempts(Transactions transactions, Failures failures, SetAside aside) {
        this.transactions = transactions;
        this.failures = failures;
        this.aside = aside;
    }

    /**
     * Returns once the work is done or never will be; fails where it is to be tried again.
     *
     * @param what it is about, for the log
     */
    public void run(From from, String what, Runnable work) {
        try {
            transactions.run(work);
        } catch (RuntimeException failure) {
            if (!failures.stay(failure)) {
                throw failure;
            }
            aside.count(from);
            LOG.log(System.Logger.Level.WARNING, "set aside what fails for good " + what, failure);
        }
    }
}
