package almanac.server;

import almanac.messaging.Dispatch;
import almanac.messaging.Outage;
import almanac.messaging.RequestId;
import almanac.role.ForRole;
import almanac.role.Role;
import almanac.role.StartupRefused;
import almanac.security.AccessSecrets;
import almanac.shared.AccessKeyId;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.store.StartStep;
import almanac.user.command.AccessKeyCommand.IssueAccessKey;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.UserQuery.FindAdministrator;
import almanac.user.query.UserQuery.IsKeyKnown;
import almanac.user.query.UserQuery.IsKeyToBeRestored;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Makes the first account of an installation, before the first request is let in, and ensures that its key is known.
 */
@Component
@ForRole(Role.API)
@ConditionalOnWebApplication // without logins no key is needed
class FirstAdministrator extends StartStep implements AdministratorKey {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private static final String NAME = "admin";
    private static final String KEY_FILE = "admin-api-key";
    private static final int SHORTEST_KEY = 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Set<ErrorCode> PASSING = Set.of(ErrorCode.ACCOUNT_NAME_TAKEN, ErrorCode.NOT_READABLE_YET);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofMillis(500);

    private final Dispatch dispatch;
    private final IdSource ids;
    private final DataDirectory data;
    private final String configuredKey;
    private boolean generatedNow;

    FirstAdministrator(
            Dispatch dispatch,
            IdSource ids,
            DataDirectory data,
            @Value("${almanac.admin.api-key:}") String configuredKey) {
        super(Order.FIRST_ADMINISTRATOR);
        this.dispatch = dispatch;
        this.ids = ids;
        this.data = data;
        this.configuredKey = configuredKey.strip();
    }

    @Override
    protected void atStart() {
        if (!configuredKey.isEmpty() && configuredKey.length() < SHORTEST_KEY) {
            throw new StartupRefused(
                    "almanac.admin.api-key is too short: give at least %d random characters.".formatted(SHORTEST_KEY));
        }
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isThere(System.nanoTime() > end)) {
            Pause.of(UNTIL_ASKED_AGAIN);
        }
    }

    /** Ensures the account; returns false while no process decides and answers yet, or another one is just doing it. */
    private boolean isThere(boolean isLastAttempt) {
        try {
            ensureAdministrator();
            return true;
        } catch (DomainException refusal) {
            if (isLastAttempt || !PASSING.contains(refusal.code())) {
                throw refusal;
            }
            return false;
        } catch (Outage.Elsewhere away) {
            if (isLastAttempt) {
                throw new StartupRefused(
                        "No other process decides commands and answers queries;"
                                + " start one with almanac.roles=command and one with almanac.roles=query.",
                        away);
            }
            return false;
        }
    }

    private void ensureAdministrator() {
        String requestId = RequestId.next();
        UserId administrator = find(requestId);
        if (administrator == null && configuredKey.isEmpty()) {
            generatedKey(); // kept before it is needed: a start that dies half way is completed by the next
        }
        UserId owner = administrator == null ? register(requestId) : administrator;
        if (!configuredKey.isEmpty()) {
            ensureKey(owner, configuredKey, requestId);
        } else if (data.has(KEY_FILE)) {
            generatedNow = ensureKey(owner, generatedKey(), requestId);
        }
    }

    private @Nullable UserId find(String requestId) {
        return dispatch.askAsSystem(new FindAdministrator(), requestId).user();
    }

    private UserId register(String requestId) {
        UserId user = new UserId(ids.next());
        Set<SystemRole> roles = Set.of(SystemRole.SYS_ADMIN, SystemRole.PRACTITIONER);
        dispatch.sendAsSystem(new RegisterUser(user, NAME, "Almanac", "Administrator", null, roles, null), requestId);
        return user;
    }

    /**
     * Issues the configured key and returns true, unless the server knows it already. A revoked key stays revoked, except
     * when no administrator can log in any more: then the start of the server issues it again.
     */
    private boolean ensureKey(UserId user, String secret, String requestId) {
        String digest = AccessSecrets.digest(secret);
        if (dispatch.askAsSystem(new IsKeyKnown(digest), requestId)) {
            if (!dispatch.askAsSystem(new IsKeyToBeRestored(digest), requestId)) {
                return false;
            }
            log.warn(
                    "No administrator has a key any more: the one that this server was given at its start is good again");
        }
        AccessKeyId key = new AccessKeyId(ids.next());
        dispatch.sendAsSystem(
                new IssueAccessKey(key, user, AccessKeyKind.API_KEY, "first administrator", digest), requestId);
        return true;
    }

    private String generatedKey() {
        return data.secret(KEY_FILE, () -> AccessSecrets.next(AccessKeyKind.API_KEY));
    }

    @Override
    public Optional<Path> file() {
        return configuredKey.isEmpty() && data.has(KEY_FILE) ? Optional.of(data.resolve(KEY_FILE)) : Optional.empty();
    }

    @Override
    public boolean generatedNow() {
        return generatedNow;
    }
}
