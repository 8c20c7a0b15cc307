package almanac.modelapi.command;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.markDeleted;

import almanac.access.ModelApiDirectory;
import almanac.modelapi.command.ModelApiTokenCommand.IssueModelToken;
import almanac.modelapi.command.ModelApiTokenCommand.RenewModelToken;
import almanac.modelapi.command.ModelApiTokenCommand.RevokeModelToken;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenIssued;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRenewed;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRevoked;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** Decides on one access token of a model API. */
@Aggregate
@SuppressWarnings("NullAway.Init") // fields are set by evolve
class ModelApiToken {

    @AggregateIdentifier
    private ModelApiTokenId token;

    private ModelApiId api;

    ModelApiToken() {} // for Axon

    @CommandHandler
    ModelApiToken(IssueModelToken command, ModelApiDirectory directory) {
        if (directory.hold(command.api()).isEmpty()) {
            throw ErrorCode.MODEL_API_NOT_FOUND.with(command.api());
        }
        apply(new ModelTokenIssued(command.token(), command.api(), command.name(), command.digest()));
    }

    @EventSourcingHandler
    void evolve(ModelTokenIssued event) {
        token = event.token();
        api = event.api();
    }

    @CommandHandler
    void decide(RenewModelToken command) {
        requireOf(command);
        apply(new ModelTokenRenewed(token, command.name(), command.digest()));
    }

    @CommandHandler
    void decide(RevokeModelToken command) {
        requireOf(command);
        apply(new ModelTokenRevoked(token));
    }

    @EventSourcingHandler
    void evolve(ModelTokenRevoked event) {
        markDeleted();
    }

    private void requireOf(ModelApiTokenCommand command) {
        if (!command.api().equals(api)) {
            throw command.missing();
        }
    }
}
