package almanac.user.query;

import almanac.shared.UserId;
import org.jspecify.annotations.Nullable;

/** A user as the API shows the account. */
public record UserV1(
        UserId id,
        String userName,
        String firstName,
        String lastName,
        String fullName,
        @Nullable String email,
        String avatarUrl) {}
