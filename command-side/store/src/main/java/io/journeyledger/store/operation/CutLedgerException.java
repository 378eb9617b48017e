package io.journeyledger.store.operation;

import org.springframework.dao.DataAccessResourceFailureException;

/** The ledger has lost events that this process knows; a restart, by which it forgets them, is for people to order. */
final class CutLedgerException extends DataAccessResourceFailureException {

    private static final long serialVersionUID = 1L;

    CutLedgerException(long known, long last) {
        super("The ledger ends at position " + last + ", and this process knows it up to " + known
                + " with other events there: the database has lost what it had acknowledged, as when a standby takes over"
                + " that lagged behind. Nothing is recorded until a restart: then restart every process and rebuild the"
                + " views");
    }
}
