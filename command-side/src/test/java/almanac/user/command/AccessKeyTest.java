package almanac.user.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static almanac.shared.ErrorCode.ACCESS_KEY_NOT_FOUND;
import static almanac.shared.ErrorCode.USER_NOT_FOUND;
import static almanac.user.event.AccessKeyKind.API_KEY;
import static almanac.user.event.AccessKeyKind.PERSONAL_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.given.InMemoryDirectory;
import almanac.shared.AccessKeyId;
import almanac.shared.UserId;
import almanac.user.command.AccessKeyCommand.IssueAccessKey;
import almanac.user.command.AccessKeyCommand.RevokeAccessKey;
import almanac.user.event.AccessKeyEvent.AccessKeyIssued;
import almanac.user.event.AccessKeyEvent.AccessKeyRevoked;
import org.axonframework.eventsourcing.AggregateDeletedException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessKeyTest {

    private static final AccessKeyId KEY = new AccessKeyId("66b0000000000000000000d4");
    private static final String DIGEST = "digest of a secret";

    private final FixtureConfiguration<AccessKey> fixture = new AggregateTestFixture<>(AccessKey.class);

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryDirectory().withUsers(ANA, BO));
    }

    @Test
    void a_key_is_issued_to_a_user() {
        fixture.givenNoPriorActivity()
                .when(new IssueAccessKey(KEY, ANA, API_KEY, "laptop", DIGEST))
                .expectEvents(apiKeyOf(ANA));
    }

    @Test
    void a_key_for_an_unknown_user_is_refused() {
        fixture.givenNoPriorActivity()
                .when(new IssueAccessKey(KEY, STRANGER, API_KEY, "laptop", DIGEST))
                .expectNoEvents()
                .expectException(failure(USER_NOT_FOUND));
    }

    @Test
    void a_key_is_revoked_for_good() {
        fixture.given(apiKeyOf(ANA))
                .when(new RevokeAccessKey(KEY, ANA, API_KEY))
                .expectEvents(new AccessKeyRevoked(KEY))
                .expectMarkedDeleted();
    }

    @Test
    void the_key_of_another_user_is_not_found() {
        fixture.given(apiKeyOf(ANA))
                .when(new RevokeAccessKey(KEY, BO, API_KEY))
                .expectNoEvents()
                .expectException(failure(ACCESS_KEY_NOT_FOUND));
    }

    @Test
    void a_key_is_not_found_among_the_tokens() {
        fixture.given(apiKeyOf(ANA))
                .when(new RevokeAccessKey(KEY, ANA, PERSONAL_TOKEN))
                .expectNoEvents()
                .expectException(failure(ACCESS_KEY_NOT_FOUND));
    }

    @Test
    void a_revoked_key_takes_no_commands() {
        fixture.given(apiKeyOf(ANA), new AccessKeyRevoked(KEY))
                .when(new RevokeAccessKey(KEY, ANA, API_KEY))
                .expectNoEvents()
                .expectException(AggregateDeletedException.class);
    }

    @Test
    void a_command_to_a_missing_key_names_the_key() {
        RevokeAccessKey command = new RevokeAccessKey(KEY, ANA, API_KEY);
        assertThat(command.missing().code()).isEqualTo(ACCESS_KEY_NOT_FOUND);
        assertThat(command.missing()).hasMessageContaining(KEY.value());
    }

    private static AccessKeyIssued apiKeyOf(UserId user) {
        return new AccessKeyIssued(KEY, user, API_KEY, "laptop", DIGEST);
    }
}
