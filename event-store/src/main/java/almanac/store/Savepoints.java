package almanac.store;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Lets a part of a transaction fail without the whole. */
@Component
public class Savepoints {

    private final JdbcOperations jdbc;

    Savepoints(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the savepoint to which the transaction at hand can be undone. Its commit will not wait for the disk: this
     * is for work that can be done again from the log, and is, from where it was, when the machine dies.
     */
    Savepoint beginUnhurried() {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Savepoint>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local synchronous_commit = off");
            }
            return connection.setSavepoint();
        }));
    }

    /** Runs the action in the transaction at hand; when it fails, its own writes are undone and no more. */
    public <T> T around(Callable<T> action) throws Exception {
        Savepoint before =
                Objects.requireNonNull(jdbc.execute((ConnectionCallback<Savepoint>) Connection::setSavepoint));
        try {
            T result = action.call();
            release(before);
            return result;
        } catch (Exception e) { // whatever it was
            undo(before);
            throw e;
        }
    }

    private void release(Savepoint savepoint) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.releaseSavepoint(savepoint);
            return true;
        });
    }

    void undo(Savepoint savepoint) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            connection.rollback(savepoint);
            return true;
        });
    }
}
