package dev.lockstep.deploy.transaction.postgres;

import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

@ApplicationScoped
class DatabaseTransactions implements Transactions {

    @Override
    public <T> T within(Supplier<T> work) {
        return QuarkusTransaction.joiningExisting().call(work::get);
    }
}
