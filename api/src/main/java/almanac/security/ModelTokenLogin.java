package almanac.security;

import almanac.messaging.Caller;
import almanac.shared.ModelApiId;
import almanac.shared.ModelApiTokenId;
import org.jspecify.annotations.Nullable;

/**
 * A caller that came with the token of a model API, which is good for asynchronous predictions of that one and for
 * nothing else.
 */
public record ModelTokenLogin(ModelApiTokenId token, ModelApiId api) {

    /** Path below which such tokens are good. */
    public static final String PATH = "/api/modelApis/async/v1";

    private static final String CREDENTIAL = "modelToken:";

    /** Returns the login of the caller; null for a user of the platform. */
    public static @Nullable ModelTokenLogin of(Caller caller) {
        if (!caller.credential().startsWith(CREDENTIAL)) {
            return null;
        }
        String[] parts = caller.credential().substring(CREDENTIAL.length()).split(":", 2);
        return new ModelTokenLogin(new ModelApiTokenId(parts[0]), new ModelApiId(parts[1]));
    }

    /** Returns the credential by which the caller is known. */
    String credential() {
        return CREDENTIAL + token + ":" + api;
    }
}
