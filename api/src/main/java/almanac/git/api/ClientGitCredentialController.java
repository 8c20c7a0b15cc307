package almanac.git.api;

import almanac.git.command.GitCredentialCommand.AddGitCredential;
import almanac.git.command.GitCredentialCommand.RemoveGitCredential;
import almanac.git.query.GitCredentialsAccessorV1;
import almanac.git.query.GitQuery.GetGitCredential;
import almanac.git.query.GitQuery.ListGitCredentials;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.shared.GitCredentialId;
import almanac.shared.IdSource;
import almanac.shared.UserId;
import almanac.storage.git.GitSecret;
import almanac.storage.git.GitSecrets;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.ProviderWords;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves credentials for outside repositories to the command line. Their secrets go in and never out. */
@RestController
@AlmanacExtension
@Tag(name = "Client")
@RequestMapping("/v4/accounts/{userId}/gitcredentials")
class ClientGitCredentialController {

    private final Dispatch dispatch;
    private final Answers answers;
    private final IdSource ids;
    private final GitSecrets secrets;

    ClientGitCredentialController(Dispatch dispatch, Answers answers, IdSource ids, GitSecrets secrets) {
        this.dispatch = dispatch;
        this.answers = answers;
        this.ids = ids;
        this.secrets = secrets;
    }

    record ClientGitCredential(
            GitCredentialId id,
            String name,
            String domain,
            String protocol,
            String gitServiceProvider,
            String fingerprint) {

        static ClientGitCredential of(GitCredentialsAccessorV1 credential) {
            return new ClientGitCredential(
                    credential.id(),
                    credential.name(),
                    credential.domain(),
                    credential.protocol(),
                    ProviderWords.of(credential.gitServiceProvider()),
                    credential.fingerprint());
        }
    }

    @GetMapping
    List<ClientGitCredential> getClientGitCredentials(@PathVariable UserId userId, Caller caller) {
        return dispatch.ask(new ListGitCredentials(userId), caller)
                .map(ClientGitCredential::of)
                .items();
    }

    @PostMapping
    ClientGitCredential addClientGitCredential(
            @PathVariable UserId userId, @Valid @RequestBody ClientNewGitCredential body, Caller caller) {
        GitCredentialId id = new GitCredentialId(ids.next());
        GitSecret secret = body.toSecret();
        AddGitCredential command = new AddGitCredential(
                id,
                userId,
                body.name(),
                secret.domain(),
                secret.protocol(),
                body.provider(),
                secrets.fingerprint(secret),
                secrets.seal(userId, secret));
        return ClientGitCredential.of(dispatch.change(command, new GetGitCredential(id, userId), caller)
                .value());
    }

    @DeleteMapping("/{credentialId}")
    DeleteEnvelopeV1 removeClientGitCredential(
            @PathVariable UserId userId, @PathVariable GitCredentialId credentialId, Caller caller) {
        return answers.remove(new RemoveGitCredential(credentialId, userId), caller);
    }
}
