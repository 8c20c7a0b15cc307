package almanac.security;

import almanac.job.query.RunTokenHolder;
import almanac.job.query.RunTokenQuery.FindRunTokenHolder;
import almanac.messaging.Dispatch;
import almanac.modelapi.query.ModelApiQuery.FindModelToken;
import almanac.modelapi.query.ModelTokenHolder;
import almanac.person.PersonVault;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.storage.credential.RunTokens;
import almanac.store.AuthorizationCache;
import almanac.user.event.AccessKeyKind;
import almanac.user.query.KeyHolder;
import almanac.user.query.UserQuery.FindKeyHolder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Finds the user of a credential (behaviour.md, 1.1): of a bearer token, which is a personal token or one of an OpenID
 * provider, or else of an API key.
 */
@Component
public class Logins {

    private static final String BEARER = "Bearer ";

    private final Dispatch dispatch;
    private final AuthorizationCache memory;
    private final PersonVault persons;
    private final Optional<OpenIdLogin> openId;

    Logins(Dispatch dispatch, AuthorizationCache memory, PersonVault persons, Optional<OpenIdLogin> openId) {
        this.dispatch = dispatch;
        this.memory = memory;
        this.persons = persons;
        this.openId = openId;
    }

    /** Refuses a credential that is no longer good for the user; it serves requests that last. */
    public void requireStill(UserId user, Credential credential, String requestId) {
        Authentication login = login(credential, requestId, OpenIdLogin::knownUser);
        if (login == null || !user.equals(login.getPrincipal())) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
    }

    /** Logs the user of a credential in; returns null when there is no credential at all. */
    @Nullable
    Authentication login(Credential credential, String requestId) {
        return login(credential, requestId, OpenIdLogin::user);
    }

    /** Finds the user of a provider's token. */
    @FunctionalInterface
    private interface Bearer {
        UserId of(OpenIdLogin provider, String token, String requestId);
    }

    private @Nullable Authentication login(Credential credential, String requestId, Bearer bearer) {
        String authorization = credential.authorization();
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return byBearer(authorization.substring(BEARER.length()).strip(), requestId, bearer);
        }
        String key = credential.apiKey();
        return key == null ? null : byKey(key, requestId);
    }

    /** Logs a user in by name and one of the user's API keys. */
    Authentication byName(String userName, String key, String requestId) {
        Authentication login = byKey(key, requestId);
        if (!(login.getPrincipal() instanceof UserId user)
                || !persons.person(user).userName().equalsIgnoreCase(userName)) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return login;
    }

    /** Logs a caller in by the token of a model API; returns null when it is none. */
    @Nullable
    Authentication byModelToken(@Nullable String digest, String requestId) {
        if (digest == null) {
            return null;
        }
        ModelTokenHolder holder = dispatch.askAsSystem(new FindModelToken(digest), requestId);
        return holder.token() == null
                ? null
                : login(
                        Objects.requireNonNull(holder.issuer()),
                        new ModelTokenLogin(holder.token(), Objects.requireNonNull(holder.api())).credential());
    }

    private Authentication byKey(String key, String requestId) {
        KeyHolder holder = holder(key, requestId);
        if (holder.user() == null || holder.kind() != AccessKeyKind.API_KEY) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return login(holder.user(), String.valueOf(holder.key()));
    }

    /** Logs a running job in, for its starter. */
    private Authentication byRunToken(String token, String requestId) {
        FindRunTokenHolder question = new FindRunTokenHolder(RunTokens.digest(token));
        RunTokenHolder holder = memory.recall(
                        question,
                        () -> Optional.of(dispatch.askAsSystem(question, requestId))
                                .filter(found -> found.user() != null))
                .orElseThrow(ErrorCode.NOT_LOGGED_IN::with);
        return login(Objects.requireNonNull(holder.user()), Actor.JOB + holder.job());
    }

    private Authentication byBearer(String token, String requestId, Bearer bearer) {
        if (token.startsWith(RunTokens.PREFIX)) {
            return byRunToken(token, requestId);
        }
        KeyHolder holder = holder(token, requestId);
        if (holder.user() == null) {
            OpenIdLogin provider = openId.orElseThrow(ErrorCode.NOT_LOGGED_IN::with);
            return login(bearer.of(provider, token, requestId), Actor.OPEN_ID);
        }
        if (holder.kind() != AccessKeyKind.PERSONAL_TOKEN) {
            throw ErrorCode.NO_CURRENT_USER.with();
        }
        return login(holder.user(), String.valueOf(holder.key()));
    }

    /** Logs the holder of a key or personal token in by its digest; returns null when it is not good, or no longer. */
    @Nullable
    Authentication byDigest(String digest, String requestId) {
        KeyHolder holder = holderOf(digest, requestId);
        return holder.user() == null ? null : login(holder.user(), String.valueOf(holder.key()));
    }

    private static Authentication login(UserId user, String credential) {
        return UsernamePasswordAuthenticationToken.authenticated(user, credential, List.of());
    }

    private KeyHolder holder(String secret, String requestId) {
        return holderOf(AccessSecrets.digest(secret), requestId);
    }

    private KeyHolder holderOf(String digest, String requestId) {
        FindKeyHolder question = new FindKeyHolder(digest);
        return memory.recall(question, () -> found(question, requestId)).orElse(KeyHolder.NOBODY);
    }

    private Optional<KeyHolder> found(FindKeyHolder question, String requestId) {
        return Optional.of(dispatch.askAsSystem(question, requestId)).filter(holder -> holder.user() != null);
    }
}
