package almanac.user.query;

import almanac.access.AccountTable;
import almanac.access.OwnedResources;
import almanac.access.ProjectTable;
import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.user.query.UserQuery.FindBelongings;
import java.util.Arrays;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Checks whether a user can follow another as owner: all that can be known before the first resource changes hands. */
@Component
class Successions {

    private final AccountTable accounts;
    private final ProjectTable projects;
    private final EventStore events;

    Successions(AccountTable accounts, ProjectTable projects, @Qualifier("log") EventStore events) {
        this.accounts = accounts;
        this.projects = projects;
        this.events = events;
    }

    @QueryHandler
    OwnedResources answer(FindBelongings query, @MetaDataValue(Actor.IF_MATCH) @Nullable String versions) {
        if (query.by().equals(query.user())) {
            throw ErrorCode.OWN_ACCOUNT.with("erase");
        }
        if (query.newOwner().equals(query.user())) {
            throw ErrorCode.INVALID_VALUE.with("newOwnerId", "must be somebody else");
        }
        if (!accounts.isUser(query.newOwner())) {
            throw ErrorCode.USER_NOT_FOUND.with(query.newOwner());
        }
        List<String> names = projects.someProjectNamesInCommon(query.user(), query.newOwner());
        if (!names.isEmpty()) {
            throw ErrorCode.NAMES_IN_COMMON.with(String.join(", ", names));
        }
        if (versions != null) {
            requireVersion(query.user(), versions);
        }
        return accounts.belongingsOf(query.user());
    }

    /** Checks the expected version. The erasure checks it again, but by then all resources have changed hands. */
    private void requireVersion(UserId user, String versions) {
        events.lastSequenceNumberFor(user.value()).map(String::valueOf).ifPresent(version -> {
            if (!Arrays.asList(versions.split(",", -1)).contains(version)) {
                throw ErrorCode.STALE_VERSION.with(version);
            }
        });
    }
}
