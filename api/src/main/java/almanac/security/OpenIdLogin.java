package almanac.security;

import almanac.messaging.Dispatch;
import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.IdSource;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.command.UserCommand.RegisterUser.Identity;
import almanac.user.query.UserQuery.FindIdentity;
import almanac.web.Characters;
import almanac.web.Texts;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Logs users in by access tokens of an OpenID provider; an unknown user gets an account from the claims. */
@Component
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri")
class OpenIdLogin {

    private final JwtDecoder decoder;
    private final Dispatch dispatch;
    private final IdSource ids;

    OpenIdLogin(JwtDecoder decoder, Dispatch dispatch, IdSource ids) {
        this.decoder = decoder;
        this.dispatch = dispatch;
        this.ids = ids;
    }

    UserId user(String token, String requestId) {
        Jwt jwt = decoded(token);
        Identity identity = identity(jwt);
        UserId known = find(identity, requestId);
        return known == null ? register(jwt, identity, requestId) : known;
    }

    /** Returns the user of a token. An unknown user is refused, where {@link #user} makes an account. */
    UserId knownUser(String token, String requestId) {
        UserId known = find(identity(decoded(token)), requestId);
        if (known == null) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        return known;
    }

    private static Identity identity(Jwt jwt) {
        String subject = jwt.getSubject();
        String issuer = jwt.getClaimAsString(JwtClaimNames.ISS);
        if (issuer == null || subject == null || subject.isBlank()) {
            throw ErrorCode.IDENTITY_NOT_USABLE.with("its token lacks one of the claims iss and sub");
        }
        return new Identity(issuer, subject);
    }

    private Jwt decoded(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException _) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        } catch (JwtDecoderInitializationException | JwtException _) { // the token may be as good as any
            throw ErrorCode.PROVIDER_AWAY.with();
        }
    }

    private UserId register(Jwt jwt, Identity identity, String requestId) {
        UserId user = new UserId(ids.next());
        try {
            dispatch.sendAsSystem(
                    new RegisterUser(
                            user,
                            userName(jwt),
                            claimOrNothing(jwt, "given_name"),
                            claimOrNothing(jwt, "family_name"),
                            claim(jwt, "email"),
                            Set.of(SystemRole.PRACTITIONER),
                            identity),
                    requestId);
            return user;
        } catch (DomainException refusal) {
            UserId registeredMeanwhile = find(identity, requestId);
            if (registeredMeanwhile != null) {
                return registeredMeanwhile;
            }
            throw ErrorCode.IDENTITY_NOT_USABLE.with(refusal.getMessage());
        }
    }

    /** Returns the user of an identity, or null. The guard refuses whatever a disabled user asks. */
    private @Nullable UserId find(Identity identity, String requestId) {
        return dispatch.askAsSystem(new FindIdentity(identity.issuer(), identity.subject()), requestId)
                .user();
    }

    private static String userName(Jwt jwt) {
        String name = claimOrNothing(jwt, "preferred_username");
        if (!name.matches(Texts.PATH_NAME_PATTERN)) {
            throw ErrorCode.IDENTITY_NOT_USABLE.with(
                    "its token has no claim preferred_username that can be a user name");
        }
        return name;
    }

    /** Returns a claim; one that cannot be kept is as good as absent. */
    private static @Nullable String claim(Jwt jwt, String name) {
        String value = jwt.getClaimAsString(name);
        return value == null || value.length() > Texts.NAME || !Characters.areStorable(value) ? null : value;
    }

    private static String claimOrNothing(Jwt jwt, String name) {
        return Objects.requireNonNullElse(claim(jwt, name), "");
    }
}
