package almanac.security;

import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.projection.ProjectionQuery.SeeFigures;
import almanac.shared.UserId;
import almanac.web.RequestIds;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Lets a user read the figures for monitoring if the guard lets the user ask for them. */
@Component
class FiguresAccess implements AuthorizationManager<RequestAuthorizationContext> {

    private final Dispatch dispatch;

    FiguresAccess(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> login, RequestAuthorizationContext context) {
        Authentication known = login.get();
        if (known == null || !(known.getPrincipal() instanceof UserId user)) {
            return new AuthorizationDecision(false);
        }
        Caller caller = new Caller(
                user, String.valueOf(known.getCredentials()), RequestIds.of(context.getRequest()), null, null);
        return new AuthorizationDecision(dispatch.mayAsk(new SeeFigures(), caller));
    }
}
