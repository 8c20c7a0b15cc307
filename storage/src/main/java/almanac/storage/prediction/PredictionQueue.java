package almanac.storage.prediction;

import almanac.secret.MasterKey;
import almanac.secret.SealedSecret;
import almanac.secret.SealedTable;
import almanac.secret.UnderMasterKey;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiVersionId;
import almanac.shared.PredictionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Keeps asynchronous predictions: those that wait, and for a while those that are done. What is sealed in a line is the
 * request while it is queued, and the outcome afterwards. A server that works on one has a lease of it; another takes
 * it when that is over. The transaction that ends a prediction is the one that takes it out of the queue, so it ends
 * once (docs/adr/0050).
 */
@Component
public class PredictionQueue implements UnderMasterKey {

    /** Attempts after which a prediction is leased no more, because it ends whatever makes it. */
    public static final int MOST_ATTEMPTS = 3;

    private static final String ADD = """
            insert into async_prediction (
                id, api_id, state, key_id, sealed, attempts, queued_at, request_key, request_digest)
            select ?, ?, 'QUEUED', ?, ?, 0, ?, ?, ?
            where (select count(*) from (
                select from async_prediction where api_id = ? and state = 'QUEUED' limit ?) waiting) < ?
            on conflict (api_id, request_key) where request_key is not null do nothing""";

    private static final String LEASE = """
            update async_prediction set leased_by = ?, lease_until = ?, attempts = attempts + 1
            where id = (
                select id from async_prediction
                where api_id = ? and state = 'QUEUED' and attempts < ? and (lease_until is null or lease_until < ?)
                order by id limit 1 for update skip locked)
            returning *""";

    private static final String END = """
            update async_prediction set state = ?, key_id = ?, sealed = ?, version_id = ?, done_at = ?,
                leased_by = null, lease_until = null
            where id = ? and state = 'QUEUED' returning *""";

    private final JdbcOperations jdbc;
    private final SealedTable table;

    PredictionQueue(JdbcOperations jdbc) {
        this.jdbc = jdbc;
        this.table = SealedTable.ofSecrets(
                jdbc,
                "async_prediction",
                "id",
                line -> context(line.getString("id"), State.valueOf(line.getString("state"))));
    }

    /** How far a prediction is. */
    public enum State {
        QUEUED,
        SUCCEEDED,
        FAILED
    }

    /**
     * A new prediction.
     *
     * @param key by which its caller may repeat the request; null for none
     * @param digest of the parameters
     */
    public record Fresh(
            PredictionId prediction,
            ModelApiId api,
            SealedSecret request,
            Instant at,
            @Nullable String key,
            String digest) {}

    /** A prediction that was requested with a key. */
    public record Keyed(PredictionId prediction, String digest) {}

    /** A prediction as it is kept. */
    public record Kept(
            PredictionId prediction,
            ModelApiId api,
            State state,
            SealedSecret sealed,
            int attempts,
            Instant queuedAt) {}

    /** Returns the encryption context: what is sealed of one prediction cannot be opened for another. */
    public static String context(PredictionId prediction, State state) {
        return context(prediction.value(), state);
    }

    private static String context(String prediction, State state) {
        return "%s of asynchronous prediction %s".formatted(state == State.QUEUED ? "request" : "outcome", prediction);
    }

    /**
     * Adds a prediction, unless so many of its model API wait already, or one was requested with its key; tells whether
     * it was added. A request with the same key in another transaction is waited for.
     */
    public boolean add(Fresh fresh, int mostWaiting) {
        return jdbc.update(
                        ADD,
                        fresh.prediction().value(),
                        fresh.api().value(),
                        fresh.request().keyId(),
                        fresh.request().box(),
                        fresh.at().atOffset(ZoneOffset.UTC),
                        fresh.key(),
                        fresh.digest(),
                        fresh.api().value(),
                        mostWaiting,
                        mostWaiting)
                > 0;
    }

    /** Returns the prediction that was requested with the key. */
    public Optional<Keyed> keyed(ModelApiId api, String key) {
        return jdbc
                .query(
                        "select id, request_digest from async_prediction where api_id = ? and request_key = ?",
                        (row, n) -> new Keyed(new PredictionId(row.getString(1)), row.getString(2)),
                        api.value(),
                        key)
                .stream()
                .findFirst();
    }

    /** Lets the key be used for another request, if the one that has it came before that moment. */
    public void freeKey(ModelApiId api, String key, Instant before) {
        jdbc.update(
                "update async_prediction set request_key = null where api_id = ? and request_key = ? and queued_at < ?",
                api.value(),
                key,
                before.atOffset(ZoneOffset.UTC));
    }

    public Optional<Kept> find(PredictionId prediction) {
        return first("select * from async_prediction where id = ?", prediction.value());
    }

    /** Takes the next prediction of a model API for a server, which has so long to end it. */
    public Optional<Kept> lease(ModelApiId api, String server, Instant now, Duration longest) {
        return first(
                LEASE,
                server,
                now.plus(longest).atOffset(ZoneOffset.UTC),
                api.value(),
                MOST_ATTEMPTS,
                now.atOffset(ZoneOffset.UTC));
    }

    /** Lets go of all that a server has taken: it begins anew, and works on none of them. */
    public void release(String server) {
        jdbc.update("update async_prediction set leased_by = null, lease_until = null where leased_by = ?", server);
    }

    /** Lets go of one prediction, whose instance has ended under it. */
    public void release(PredictionId prediction, String server) {
        jdbc.update(
                "update async_prediction set leased_by = null, lease_until = null where id = ? and leased_by = ?",
                prediction.value(),
                server);
    }

    /** Lets go of one prediction, whose attempt does not count: nothing went wrong with it. */
    public void giveBack(PredictionId prediction, String server) {
        jdbc.update(
                "update async_prediction set leased_by = null, lease_until = null, attempts = attempts - 1"
                        + " where id = ? and leased_by = ?",
                prediction.value(),
                server);
    }

    /** Ends a prediction; empty when it has ended already. */
    public Optional<Kept> end(
            PredictionId prediction,
            State state,
            SealedSecret outcome,
            @Nullable ModelApiVersionId version,
            Instant at) {
        return first(
                END,
                state.name(),
                outcome.keyId(),
                outcome.box(),
                version == null ? null : version.value(),
                at.atOffset(ZoneOffset.UTC),
                prediction.value());
    }

    /** Returns some that have waited since before that moment. */
    public List<Kept> queuedBefore(Instant moment, int limit) {
        return all(
                "select * from async_prediction where state = 'QUEUED' and queued_at < ? order by id limit ?",
                moment.atOffset(ZoneOffset.UTC),
                limit);
    }

    /** Returns some whose model API is archived. */
    public List<Kept> ofArchived(int limit) {
        return all("""
                select p.* from async_prediction p where p.state = 'QUEUED'
                    and not exists (select from access_model_api a where a.api_id = p.api_id)
                order by p.id limit ?""", limit);
    }

    /** Returns some that have had all their attempts, and are worked on by no server. */
    public List<Kept> givenUp(Instant now, int limit) {
        return all("""
                select * from async_prediction where state = 'QUEUED' and attempts >= ?
                    and (lease_until is null or lease_until < ?) order by id limit ?""", MOST_ATTEMPTS, now.atOffset(ZoneOffset.UTC), limit);
    }

    /** Returns some that were done before that moment. */
    public List<PredictionId> doneBefore(Instant moment, int limit) {
        return jdbc
                .queryForList(
                        "select id from async_prediction where done_at < ? order by done_at limit ?",
                        String.class,
                        moment.atOffset(ZoneOffset.UTC),
                        limit)
                .stream()
                .map(PredictionId::new)
                .toList();
    }

    /** Removes a prediction that is done, with what is sealed of it; tells whether it was there. */
    public boolean forget(PredictionId prediction) {
        return jdbc.update("delete from async_prediction where id = ? and done_at is not null", prediction.value()) > 0;
    }

    private Optional<Kept> first(String sql, @Nullable Object... arguments) {
        return jdbc.query(sql, (row, n) -> kept(row), arguments).stream().findFirst();
    }

    private List<Kept> all(String sql, Object... arguments) {
        return jdbc.query(sql, (row, n) -> kept(row), arguments);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new PredictionId(row.getString("id")),
                new ModelApiId(row.getString("api_id")),
                State.valueOf(row.getString("state")),
                new SealedSecret(row.getString("key_id"), row.getString("sealed")),
                row.getInt("attempts"),
                row.getTimestamp("queued_at").toInstant());
    }

    @Override
    public void reseal(MasterKey former, MasterKey present) {
        table.reseal(former, present);
    }
}
