package almanac.git.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.AccountDirectory;
import almanac.git.command.GitCredentialCommand.AddGitCredential;
import almanac.git.command.GitCredentialCommand.RemoveGitCredential;
import almanac.git.event.GitCredentialEvent.GitCredentialAdded;
import almanac.git.event.GitCredentialEvent.GitCredentialRemoved;
import almanac.shared.ErrorCode;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import almanac.storage.git.GitSecrets;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on a secret of a user for outside repositories; the secret itself is in {@link GitSecrets}. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class GitCredential {

    @AggregateIdentifier
    private GitCredentialId credential;

    private UserId user;

    GitCredential() {} // for Axon

    @CommandHandler
    GitCredential(AddGitCredential command, AccountDirectory directory, GitSecrets secrets) {
        if (!directory.isUser(command.user())) {
            throw ErrorCode.USER_NOT_FOUND.with(command.user());
        }
        secrets.keep(command.credential(), command.user(), command.secret());
        apply(new GitCredentialAdded(
                command.credential(),
                command.user(),
                command.name(),
                command.domain(),
                command.protocol(),
                command.serviceProvider(),
                command.fingerprint()));
    }

    @EventSourcingHandler
    void evolve(GitCredentialAdded event) {
        credential = event.credential();
        user = event.user();
    }

    @CommandHandler
    void decide(RemoveGitCredential command, GitSecrets secrets) {
        if (!command.user().equals(user)) {
            throw command.missing();
        }
        secrets.remove(credential);
        apply(new GitCredentialRemoved(credential));
    }

    @EventSourcingHandler
    void evolve(GitCredentialRemoved event) {
        markDeleted();
    }
}
