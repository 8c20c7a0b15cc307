package almanac.user.query;

import almanac.access.NameKeys;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.AccessKeyId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.UserId;
import almanac.store.AuthorizationCache;
import almanac.user.event.AccessKeyEvent;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.UserQuery.FindAdministrator;
import almanac.user.query.UserQuery.FindIdentity;
import almanac.user.query.UserQuery.FindKeyHolder;
import almanac.user.query.UserQuery.GetAccessKey;
import almanac.user.query.UserQuery.IsKeyKnown;
import almanac.user.query.UserQuery.IsKeyToBeRestored;
import almanac.user.query.UserQuery.ListAccessKeys;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Projects API keys and personal tokens, and answers queries for them. */
@Component
@ProcessingGroup("access-keys")
class AccessKeys extends RowProjection<AccessKeyEvent, AccessKeyRow> {

    /** Finds a key that is revoked while no administrator can log in with a key, a token or an OpenID provider. */
    private static final String TO_BE_RESTORED = """
            select 1
            where exists (select from access_key_row where digest = ?)
                and not exists (select from access_key_row where digest = ? and not revoked)
                and not exists (
                    select from access_account a
                    where a.active and 'SYS_ADMIN' = any (a.system_roles) and (a.identity_key is not null or exists (
                        select from access_key_row k where k.user_id = a.account_id and not k.revoked)))""";

    private final JdbcOperations jdbc;
    private final NameKeys keys;
    private final AuthorizationCache memory;

    AccessKeys(RowStore store, JdbcOperations jdbc, NameKeys keys, AuthorizationCache memory) {
        super(
                store,
                new ProjectionType<>(
                        "keys", AccessKeyEvent.class, AccessKeyRow.class, AccessKeyRow::new, AccessKeyRow::asked));
        this.jdbc = jdbc;
        this.keys = keys;
        this.memory = memory;
    }

    /** Folds an event. A new credential was never valid before, so it leaves the authorization cache as it is. */
    @EventHandler
    void on(AccessKeyEvent event, EventFacts facts) {
        if (facts.sequence() == 0) {
            rows.fold(event, facts);
        } else {
            memory.change(() -> rows.fold(event, facts));
        }
    }

    @QueryHandler
    Versioned<AccessKeyV1> answer(GetAccessKey query) {
        AccessKeyRow row = rows.find(query.key().value())
                .filter(found -> found.belongsTo(query.user().value()))
                .orElseThrow(() -> ErrorCode.ACCESS_KEY_NOT_FOUND.with(query.key()));
        return Versioned.of(row.toV1(), row);
    }

    @QueryHandler
    Page<AccessKeyV1> answer(ListAccessKeys query) {
        requireUser(query.user());
        List<AccessKeyRow> keys = rows.all(
                "from access_key_row r where r.user_id = :user and r.kind = :kind and not r.revoked",
                "r.id desc",
                Map.of("user", query.user().value(), "kind", query.kind().name()));
        return Page.of(keys).map(AccessKeyRow::toV1);
    }

    @QueryHandler
    KeyHolder answer(FindKeyHolder query) {
        return holder("""
                select k.user_id, k.kind, k.id from access_key_row k
                join access_account a on a.account_id = k.user_id and a.active
                where k.digest = ? and not k.revoked""", query.digest());
    }

    @QueryHandler
    KeyHolder answer(FindIdentity query) {
        return holder(
                "select account_id, null, null from access_account where identity_key = ?",
                keys.ofIdentity(query.issuer(), query.subject()));
    }

    @QueryHandler
    KeyHolder answer(FindAdministrator query) {
        return holder("""
                select account_id, null, null from access_account
                where active and 'SYS_ADMIN' = any (system_roles) order by account_id limit 1""");
    }

    @QueryHandler
    boolean answer(IsKeyKnown query) {
        return !jdbc.queryForList("select 1 from access_key_row where digest = ?", Integer.class, query.digest())
                .isEmpty();
    }

    @QueryHandler
    boolean answer(IsKeyToBeRestored query) {
        return !jdbc.queryForList(TO_BE_RESTORED, Integer.class, query.digest(), query.digest())
                .isEmpty();
    }

    private void requireUser(UserId user) {
        if (jdbc.queryForList(
                        "select 1 from access_account where account_id = ? and kind = 'USER'",
                        Integer.class,
                        user.value())
                .isEmpty()) {
            throw ErrorCode.USER_NOT_FOUND.with(user);
        }
    }

    private KeyHolder holder(String sql, Object... arguments) {
        RowMapper<KeyHolder> mapper = (row, n) -> {
            String kind = row.getString(2);
            String key = row.getString(3);
            return new KeyHolder(
                    new UserId(row.getString(1)),
                    kind == null ? null : AccessKeyKind.valueOf(kind),
                    key == null ? null : new AccessKeyId(key));
        };
        return jdbc.query(sql, mapper, arguments).stream().findFirst().orElse(KeyHolder.NOBODY);
    }
}
