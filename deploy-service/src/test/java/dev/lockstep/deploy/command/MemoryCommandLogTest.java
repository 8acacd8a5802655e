package dev.lockstep.deploy.command;

import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.Transactions;

class MemoryCommandLogTest extends CommandLogContract {
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryCommandLog log = new MemoryCommandLog(transactions);

    @Override
    protected CommandLog log() {
        return log;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
