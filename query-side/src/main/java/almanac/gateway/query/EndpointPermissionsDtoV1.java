package almanac.gateway.query;

import almanac.gateway.event.EndpointAudience;
import almanac.shared.AccountId;
import java.util.List;

/** The accounts that may use an endpoint, or of those the caller alone where the caller does not manage it. */
public record EndpointPermissionsDtoV1(boolean isEveryoneAllowed, List<AccountId> userIds) {

    static EndpointPermissionsDtoV1 of(EndpointAudience audience) {
        return new EndpointPermissionsDtoV1(audience.isEveryone(), audience.accounts());
    }

    EndpointPermissionsDtoV1 asSeenBy(AccountId user) {
        return new EndpointPermissionsDtoV1(
                isEveryoneAllowed, userIds.stream().filter(user::equals).toList());
    }
}
