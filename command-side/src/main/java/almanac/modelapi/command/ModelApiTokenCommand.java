package almanac.modelapi.command;

import almanac.shared.DomainException;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.Permission;
import almanac.shared.Requires;
import almanac.shared.Scoped;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Commands about the access tokens of model APIs. None of them holds the token itself, only its digest. */
public sealed interface ModelApiTokenCommand extends Scoped.ModelApi, Scoped.Existing {

    ModelApiTokenId token();

    @Override
    default DomainException missing() {
        return ErrorCode.MODEL_TOKEN_NOT_FOUND.with(api(), token());
    }

    /** Issues a token. */
    @Requires(Permission.MANAGE_MODEL_TOKENS)
    record IssueModelToken(
            @TargetAggregateIdentifier ModelApiTokenId token,
            ModelApiId api,
            @Nullable String name,
            String digest) implements ModelApiTokenCommand {}

    /** Gives a token another value; the former opens nothing any more. */
    @Requires(Permission.MANAGE_MODEL_TOKENS)
    record RenewModelToken(
            @TargetAggregateIdentifier ModelApiTokenId token,
            ModelApiId api,
            @Nullable String name,
            String digest) implements ModelApiTokenCommand {}

    @Requires(Permission.MANAGE_MODEL_TOKENS)
    record RevokeModelToken(@TargetAggregateIdentifier ModelApiTokenId token, ModelApiId api)
            implements ModelApiTokenCommand {}
}
