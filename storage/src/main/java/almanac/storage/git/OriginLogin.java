package almanac.storage.git;

import java.util.Arrays;
import java.util.Objects;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** Gives the user's name and password to one server over http, and to no other. */
final class OriginLogin extends CredentialsProvider {

    /** Name for servers that know the owner of a token, and do not look at the name. */
    private static final String ANY_NAME = "git";

    private final Origin origin;
    private final @Nullable GitSecret secret;

    OriginLogin(Origin origin, @Nullable GitSecret secret) {
        this.origin = origin;
        this.secret = secret;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return Arrays.stream(items)
                .allMatch(item -> item instanceof CredentialItem.Username || item instanceof CredentialItem.Password);
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (secret == null || origin.isOverSsh() || !origin.isServedBy(uri) || !supports(items)) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username name) {
                name.setValue(Objects.requireNonNullElse(secret.userName(), ANY_NAME));
            } else if (item instanceof CredentialItem.Password password) {
                password.setValue(secret.secret().toCharArray());
            }
        }
        return true;
    }
}
