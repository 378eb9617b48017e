package io.journeyledger.intake;

import io.journeyledger.ledger.ProposeFacts;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon begins a transaction around the handling of every command. What is proposed is written together with the entries of
 * others in a transaction of the intake's; one around it would hold the only connection that can write, and both would wait.
 */
final class NoneAroundProposals extends SpringTransactionManager {

    NoneAroundProposals(PlatformTransactionManager transactions) {
        super(transactions);
    }

    @Override
    public Transaction startTransaction() {
        return isForProposal() ? NoTransactionManager.instance().startTransaction() : super.startTransaction();
    }

    private static boolean isForProposal() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get().getMessage() != null
                && CurrentUnitOfWork.get().getMessage().getPayloadType() == ProposeFacts.class;
    }
}
