package almanac.server.cli;

import almanac.log.PersonKeyLines;
import almanac.log.RowsAfterImport;
import almanac.person.PersonKeys;
import almanac.projection.Rebuild;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.AsyncProjection;
import almanac.store.HighWaterMark;
import almanac.store.LogLines;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes the events of another installation into an empty one, as they are, and makes the rows from them. The events
 * come in one transaction, the rows in another: after a death in between the next start completes them
 * ({@link RowsAfterImport}).
 */
@Component
@ForRole(Role.QUERY)
class EventImport {

    private static final String BROKEN_STREAM = """
            select aggregate_identifier from domain_event
            group by aggregate_identifier having min(sequence_number) <> 0 or max(sequence_number) + 1 <> count(*)
            limit 1""";

    private final JdbcOperations jdbc;
    private final TransactionOperations transaction;
    private final LogLines lines;
    private final PersonKeys keys;
    private final PersonKeyLines keyLines;
    private final HighWaterMark highWaterMark;
    private final Rebuild rebuild;
    private final Configuration axon;
    private final ObjectProvider<AsyncProjection> feeds;
    private final boolean isJoined;

    EventImport(
            JdbcOperations jdbc,
            TransactionOperations transaction,
            LogLines lines,
            PersonKeys keys,
            PersonKeyLines keyLines,
            HighWaterMark highWaterMark,
            Rebuild rebuild,
            Configuration axon,
            ObjectProvider<AsyncProjection> feeds,
            @Value("${axon.axonserver.enabled}") boolean isJoined) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.lines = lines;
        this.keys = keys;
        this.keyLines = keyLines;
        this.highWaterMark = highWaterMark;
        this.rebuild = rebuild;
        this.axon = axon;
        this.feeds = feeds;
        this.isJoined = isJoined;
    }

    /**
     * Imports a file that was checked.
     *
     * @param keyFile null when no person is to be readable any more
     * @param progress is told how many events are there so far
     */
    void run(EventFile events, @Nullable KeyFile keyFile, LongConsumer progress) {
        axon.eventProcessingConfiguration().eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .forEach(follower -> follower.shutDown());
        transaction.executeWithoutResult(status -> {
            jdbc.execute("set local transaction_timeout = 0");
            jdbc.execute("set local idle_in_transaction_session_timeout = 0");
            requireEmpty();
            if (keyFile != null) {
                insertKeys(keyFile);
            }
            insertEvents(events, progress);
            keys.removeUnknown();
        });
        highWaterMark.settle();
        transaction.executeWithoutResult(status -> {
            rebuild.run();
            letFeedsBegin();
        });
    }

    private void requireEmpty() {
        if (isJoined) {
            throw new CommandFailed("An import puts events into a database; here they are kept in an Axon Server.");
        }
        jdbc.execute("lock table domain_event in exclusive mode");
        if (!jdbc.queryForList("select 1 from domain_event limit 1").isEmpty()
                || !jdbc.queryForList("select 1 from person limit 1").isEmpty()) {
            throw new CommandFailed(
                    "There are events in this installation already: an import needs an empty one, another data directory.");
        }
    }

    private void insertKeys(KeyFile file) {
        if (!file.check().equals(keyLines.masterKeyMark())) {
            throw new CommandFailed(
                    "The keys in %s need another master key than this installation's;".formatted(file.path())
                            + " give it the secrets.key of the one they come from, or set almanac.secrets.key.");
        }
        file.forEachKey(key -> {
            if (!keys.canOpen(key)) {
                throw new CommandFailed("The key of user %s in %s is damaged.".formatted(key.user(), file.path()));
            }
            keys.add(List.of(key));
        });
    }

    private void insertEvents(EventFile file, LongConsumer progress) {
        long[] inserted = new long[1];
        EventFile.Contents contents = insertingTwiceIsRefused(() -> file.forEachBatch(batch -> {
            lines.insert(batch);
            inserted[0] += batch.size();
            progress.accept(inserted[0]);
        }));
        List<String> broken = jdbc.queryForList(BROKEN_STREAM, String.class);
        if (!broken.isEmpty()) {
            throw new CommandFailed("Events of the stream %s are missing.".formatted(broken.getFirst()));
        }
        if (contents.position() > 0) { // new events get later positions than the old installation ever gave
            lines.continueAfter(contents.position());
        }
    }

    private static EventFile.Contents insertingTwiceIsRefused(Supplier<EventFile.Contents> insertion) {
        try {
            return insertion.get();
        } catch (DuplicateKeyException _) {
            throw new CommandFailed("Two of the events have the same id or the same place in their stream.");
        }
    }

    /** Has the async projections follow the log from its first event on, once a server runs. */
    private void letFeedsBegin() {
        feeds.stream()
                .flatMap(feed -> feed.tables().stream())
                .forEach(table -> jdbc.execute("truncate table " + table));
        jdbc.update("delete from token_entry");
        jdbc.update("delete from dead_letter_entry");
    }
}
