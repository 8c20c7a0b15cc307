package almanac.modelapi.command;

import static almanac.given.Failure.failure;

import almanac.given.InMemoryModelApiDirectory;
import almanac.modelapi.command.ModelApiTokenCommand.IssueModelToken;
import almanac.modelapi.command.ModelApiTokenCommand.RenewModelToken;
import almanac.modelapi.command.ModelApiTokenCommand.RevokeModelToken;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenIssued;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRenewed;
import almanac.modelapi.event.ModelApiTokenEvent.ModelTokenRevoked;
import almanac.shared.EnvironmentId;
import almanac.shared.ErrorCode;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import almanac.shared.ProjectId;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelApiTokenTest {

    private static final ModelApiId API = new ModelApiId("66b00000000000000000f101");
    private static final ModelApiId ANOTHER = new ModelApiId("66b00000000000000000f102");
    private static final ModelApiTokenId TOKEN = new ModelApiTokenId("66b00000000000000000f301");
    private static final ModelTokenIssued ISSUED = new ModelTokenIssued(TOKEN, API, "dashboard", "digest");

    private final FixtureConfiguration<ModelApiToken> fixture = new AggregateTestFixture<>(ModelApiToken.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryModelApiDirectory(new ProjectId("66b0000000000000000000e5"))
                .with(API, "churn", new EnvironmentId("66b00000000000000000e001")));
    }

    @Test
    void a_token_is_of_a_model_api_that_exists() {
        fixture.givenNoPriorActivity()
                .when(new IssueModelToken(TOKEN, API, "dashboard", "digest"))
                .expectEvents(ISSUED);
        fixture.givenNoPriorActivity()
                .when(new IssueModelToken(TOKEN, ANOTHER, "dashboard", "digest"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_API_NOT_FOUND));
    }

    @Test
    void it_is_renewed_and_revoked_by_way_of_its_own_model_api() {
        fixture.given(ISSUED)
                .when(new RenewModelToken(TOKEN, API, "another", "other"))
                .expectEvents(new ModelTokenRenewed(TOKEN, "another", "other"));
        fixture.given(ISSUED).when(new RevokeModelToken(TOKEN, API)).expectEvents(new ModelTokenRevoked(TOKEN));
        fixture.given(ISSUED)
                .when(new RenewModelToken(TOKEN, ANOTHER, "another", "other"))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_TOKEN_NOT_FOUND));
        fixture.given(ISSUED)
                .when(new RevokeModelToken(TOKEN, ANOTHER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.MODEL_TOKEN_NOT_FOUND));
    }
}
