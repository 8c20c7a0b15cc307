package almanac.git.api;

import almanac.git.event.GitProtocol;
import almanac.project.event.GitServiceProvider;
import almanac.shared.ErrorCode;
import almanac.storage.git.GitSecret;
import almanac.web.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A credential as the command line gives it: a token, a private key, or a user name with a password.
 *
 * @param domain host; told from the provider where there is one host of it alone
 */
record ClientNewGitCredential(
        @NotNull @NotBlank @Size(max = Texts.NAME) String name,
        @Nullable GitServiceProvider gitServiceProvider,

        @Nullable
        @Size(max = Texts.NAME)
        @Pattern(regexp = GitCredentialController.DOMAIN, message = "must be a host name")
        String domain,

        @Nullable @Size(max = Texts.PROSE) String token,
        @Nullable @Size(max = Texts.PROSE) String key,
        @Nullable @Size(max = Texts.LINE) String passphrase,
        @Nullable @Size(max = Texts.NAME) String username,
        @Nullable @Size(max = Texts.PROSE) String password) {

    GitServiceProvider provider() {
        return Objects.requireNonNullElse(gitServiceProvider, GitServiceProvider.UNKNOWN);
    }

    GitSecret toSecret() {
        String host = host();
        if (key != null && !key.isBlank()) {
            return new GitSecret(GitProtocol.SSH, host, null, key, passphrase);
        }
        String secret = token == null ? password : token;
        if (secret == null || secret.isBlank()) {
            throw ErrorCode.INVALID_VALUE.with("token", "a token, a key or a password is needed");
        }
        return new GitSecret(GitProtocol.HTTPS, host, username, secret, null);
    }

    private String host() {
        if (domain != null) {
            return domain.toLowerCase(Locale.ROOT);
        }
        return switch (provider()) {
            case GITHUB -> "github.com";
            case GIT_LAB -> "gitlab.com";
            case BITBUCKET -> "bitbucket.org";
            default -> throw ErrorCode.INVALID_VALUE.with("domain", "must be given for this provider");
        };
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
        return "ClientNewGitCredential";
    }
}
