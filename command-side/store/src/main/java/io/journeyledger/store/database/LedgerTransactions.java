package io.journeyledger.store.database;

import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Spring's transactions, which fail for the reason for which they failed first. When the disk is full SQLite rolls back
 * by itself (sqlite.org/lang_transaction.html, 3); that nothing is left to be rolled back then would be told instead.
 */
final class LedgerTransactions extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    LedgerTransactions(DataSource source) {
        super(source);
        setExceptionTranslator(new SqlFailures());
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (DataAccessException | TransactionException e) {
            if (!SqlFailures.isRolledBackAlready(e)) {
                throw e;
            }
        }
    }
}
