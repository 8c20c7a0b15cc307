package almanac.git.command;

import static almanac.given.Failure.failure;
import static almanac.given.People.ANA;
import static almanac.given.People.BO;
import static almanac.given.People.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import almanac.git.command.GitCredentialCommand.AddGitCredential;
import almanac.git.command.GitCredentialCommand.RemoveGitCredential;
import almanac.git.event.GitCredentialEvent.GitCredentialAdded;
import almanac.git.event.GitCredentialEvent.GitCredentialRemoved;
import almanac.git.event.GitProtocol;
import almanac.given.InMemoryDirectory;
import almanac.project.event.GitServiceProvider;
import almanac.shared.EncryptedText;
import almanac.shared.ErrorCode;
import almanac.shared.GitCredentialId;
import almanac.shared.UserId;
import almanac.storage.git.GitSecret;
import almanac.storage.git.GitSecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitCredentialTest {

    private static final GitCredentialId WORK = new GitCredentialId("66b0000000000000000000a8");
    private static final EncryptedText SECRET = new EncryptedText("sealed");
    private static final GitCredentialAdded ADDED = new GitCredentialAdded(
            WORK, ANA, "work", "github.com", GitProtocol.HTTPS, GitServiceProvider.GITHUB, "0a04");

    private final FixtureConfiguration<GitCredential> fixture = new AggregateTestFixture<>(GitCredential.class);
    private final KeptSecrets secrets = new KeptSecrets();

    @BeforeEach
    void doubles() {
        fixture.registerInjectableResource(new InMemoryDirectory().withUsers(ANA, BO));
        fixture.registerInjectableResource(secrets);
    }

    @Test
    void the_secret_is_kept_and_the_event_says_nothing_of_it() {
        fixture.givenNoPriorActivity().when(add(ANA)).expectEvents(ADDED);
        assertThat(secrets.kept).containsEntry(WORK, SECRET);
    }

    @Test
    void only_users_have_credentials() {
        fixture.givenNoPriorActivity()
                .when(add(STRANGER))
                .expectNoEvents()
                .expectException(failure(ErrorCode.USER_NOT_FOUND));
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void a_credential_that_is_removed_has_no_secret_any_more() {
        secrets.kept.put(WORK, SECRET);
        fixture.given(ADDED).when(new RemoveGitCredential(WORK, ANA)).expectEvents(new GitCredentialRemoved(WORK));
        assertThat(secrets.kept).isEmpty();
    }

    @Test
    void nobody_removes_the_credential_of_another() {
        secrets.kept.put(WORK, SECRET);
        fixture.given(ADDED)
                .when(new RemoveGitCredential(WORK, BO))
                .expectNoEvents()
                .expectException(failure(ErrorCode.GIT_CREDENTIAL_NOT_FOUND));
        assertThat(secrets.kept).containsKey(WORK);
    }

    private static AddGitCredential add(UserId user) {
        return new AddGitCredential(
                WORK, user, "work", "github.com", GitProtocol.HTTPS, GitServiceProvider.GITHUB, "0a04", SECRET);
    }

    /** Keeps what it is given. */
    private static final class KeptSecrets implements GitSecrets {

        private final Map<GitCredentialId, EncryptedText> kept = new HashMap<>();

        @Override
        public EncryptedText seal(UserId user, GitSecret secret) {
            return SECRET;
        }

        @Override
        public String fingerprint(GitSecret secret) {
            return "0a04";
        }

        @Override
        public void keep(GitCredentialId credential, UserId user, EncryptedText secret) {
            kept.put(credential, secret);
        }

        @Override
        public void remove(GitCredentialId credential) {
            kept.remove(credential);
        }

        @Override
        public Optional<GitSecret> open(GitCredentialId credential, UserId user) {
            throw new UnsupportedOperationException();
        }
    }
}
