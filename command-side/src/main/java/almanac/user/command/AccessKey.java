package almanac.user.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.shared.AccessKeyId;
import almanac.shared.ErrorCode;
import almanac.shared.UserId;
import almanac.user.command.AccessKeyCommand.IssueAccessKey;
import almanac.user.command.AccessKeyCommand.RevokeAccessKey;
import almanac.user.event.AccessKeyEvent.AccessKeyIssued;
import almanac.user.event.AccessKeyEvent.AccessKeyRevoked;
import almanac.user.event.AccessKeyKind;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one secret of a user: an API key or a personal token. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class AccessKey {

    @AggregateIdentifier
    private AccessKeyId key;

    private UserId user;
    private AccessKeyKind kind;

    AccessKey() {} // for Axon

    @CommandHandler
    AccessKey(IssueAccessKey command, AccountDirectory directory) {
        if (!directory.isUser(command.user())) {
            throw ErrorCode.USER_NOT_FOUND.with(command.user());
        }
        apply(new AccessKeyIssued(command.key(), command.user(), command.kind(), command.name(), command.digest()));
    }

    @EventSourcingHandler
    void evolve(AccessKeyIssued event) {
        key = event.key();
        user = event.user();
        kind = event.kind();
    }

    @CommandHandler
    void decide(RevokeAccessKey command) {
        if (!command.user().equals(user) || command.kind() != kind) {
            throw command.missing();
        }
        apply(new AccessKeyRevoked(key));
    }

    @EventSourcingHandler
    void evolve(AccessKeyRevoked event) {
        markDeleted();
    }
}
