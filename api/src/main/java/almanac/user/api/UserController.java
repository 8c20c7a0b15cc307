package almanac.user.api;

import almanac.git.query.GitCredentialsAccessorV1;
import almanac.git.query.ListGitCredentials;
import almanac.messaging.Caller;
import almanac.messaging.Dispatch;
import almanac.row.Page;
import almanac.row.Versioned;
import almanac.row.Window;
import almanac.shared.UserId;
import almanac.user.query.GetSelf;
import almanac.user.query.ListUsers;
import almanac.user.query.UserV1;
import almanac.web.MetadataV1;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Tagged;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves users as all callers see them. */
@RestController
@Tag(name = "Users")
@RequestMapping("/api/users")
class UserController {

    private final Dispatch dispatch;

    UserController(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    record UserEnvelopeV1(UserV1 user, MetadataV1 metadata) {}

    record PaginatedUserEnvelopeV1(List<UserV1> users, PaginatedMetadataV1 metadata) {}

    record PaginatedGitCredentialsAccessorEnvelopeV1(List<GitCredentialsAccessorV1> credentials, MetadataV1 metadata) {}

    @GetMapping("/v1/self")
    ResponseEntity<UserEnvelopeV1> getCurrentUser(Caller caller) {
        Versioned<UserV1> user = dispatch.get(new GetSelf(caller.user()), UserV1.class, caller);
        return Tagged.with(user, new UserEnvelopeV1(user.value(), MetadataV1.of(caller)));
    }

    @GetMapping("/v1/users")
    PaginatedUserEnvelopeV1 getVisibleUsers(
            @RequestParam(defaultValue = "0") @Min(0) int offset,
            @RequestParam(defaultValue = "10") @Min(1) @Max(Texts.LONGEST_PAGE) int limit,
            Caller caller) {
        Window window = new Window(offset, limit);
        Page<UserV1> page = dispatch.list(new ListUsers(window), UserV1.class, caller);
        return new PaginatedUserEnvelopeV1(page.items(), PaginatedMetadataV1.of(caller, window, page));
    }

    @GetMapping("/beta/credentials/{userId}")
    PaginatedGitCredentialsAccessorEnvelopeV1 getUserGitCreds(@PathVariable UserId userId, Caller caller) {
        Page<GitCredentialsAccessorV1> page =
                dispatch.list(new ListGitCredentials(userId), GitCredentialsAccessorV1.class, caller);
        return new PaginatedGitCredentialsAccessorEnvelopeV1(page.items(), MetadataV1.of(caller));
    }
}
