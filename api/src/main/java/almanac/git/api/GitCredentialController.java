package almanac.git.api;

import almanac.git.command.GitCredentialCommand.AddGitCredential;
import almanac.git.command.GitCredentialCommand.RemoveGitCredential;
import almanac.git.event.GitProtocol;
import almanac.git.query.GitCredentialsAccessorV1;
import almanac.git.query.GitQuery.GetGitCredential;
import almanac.git.query.GitQuery.ListGitCredentials;
import almanac.messaging.Caller;
import almanac.project.event.GitServiceProvider;
import almanac.shared.GitCredentialId;
import almanac.shared.IdSource;
import almanac.storage.git.GitSecret;
import almanac.storage.git.GitSecrets;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.DeleteEnvelopeV1;
import almanac.web.MetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the caller's own credentials for outside repositories. Their secrets go in and never out. */
@RestController
@AlmanacExtension
@Tag(name = "Users")
@RequestMapping("/api/users/v1/self/git-credentials")
class GitCredentialController {

    static final String DOMAIN = "^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\\d{1,5})?$";

    private final Answers answers;
    private final IdSource ids;
    private final GitSecrets secrets;

    GitCredentialController(Answers answers, IdSource ids, GitSecrets secrets) {
        this.answers = answers;
        this.ids = ids;
        this.secrets = secrets;
    }

    /** @param secret a password or token for https, a private key for ssh */
    record NewGitCredentialV1(
            @NotNull @NotBlank @Size(max = Texts.NAME) String name,

            @NotNull @Size(max = Texts.NAME) @Pattern(regexp = DOMAIN, message = "must be a host name")
            String domain,

            @NotNull GitProtocol protocol,
            @Nullable GitServiceProvider gitServiceProvider,
            @Nullable @Size(max = Texts.NAME) String userName,
            @NotNull @NotBlank @Size(max = Texts.PROSE) String secret,
            @Nullable @Size(max = Texts.LINE) String passphrase) {

        /** Keeps secrets out of logs. */
        @Override
        public String toString() {
            return "NewGitCredentialV1";
        }
    }

    record GitCredentialEnvelopeV1(GitCredentialsAccessorV1 credential, MetadataV1 metadata) {}

    record GitCredentialsEnvelopeV1(List<GitCredentialsAccessorV1> credentials, MetadataV1 metadata) {}

    @PostMapping
    ResponseEntity<GitCredentialEnvelopeV1> addOwnGitCredential(
            @Valid @RequestBody NewGitCredentialV1 body, Caller caller) {
        GitCredentialId id = new GitCredentialId(ids.next());
        GitSecret secret =
                new GitSecret(body.protocol(), body.domain(), body.userName(), body.secret(), body.passphrase());
        return answers.change(
                new AddGitCredential(
                        id,
                        caller.user(),
                        body.name(),
                        body.domain().toLowerCase(Locale.ROOT),
                        body.protocol(),
                        Objects.requireNonNullElse(body.gitServiceProvider(), GitServiceProvider.UNKNOWN),
                        secrets.fingerprint(secret),
                        secrets.seal(caller.user(), secret)),
                new GetGitCredential(id, caller.user()),
                caller,
                GitCredentialEnvelopeV1::new);
    }

    @GetMapping
    GitCredentialsEnvelopeV1 listOwnGitCredentials(Caller caller) {
        return answers.list(new ListGitCredentials(caller.user()), caller, GitCredentialsEnvelopeV1::new);
    }

    @DeleteMapping("/{credentialId}")
    DeleteEnvelopeV1 removeOwnGitCredential(@PathVariable GitCredentialId credentialId, Caller caller) {
        return answers.remove(new RemoveGitCredential(credentialId, caller.user()), caller);
    }
}
