package almanac.user.api;

import almanac.git.query.GitCredentialsAccessorV1;
import almanac.git.query.GitQuery.ListGitCredentials;
import almanac.messaging.Caller;
import almanac.row.Window;
import almanac.shared.UserId;
import almanac.user.query.UserQuery.GetSelf;
import almanac.user.query.UserQuery.ListUsers;
import almanac.user.query.UserV1;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves users as all callers see them. */
@RestController
@Tag(name = "Users")
@RequestMapping("/api/users")
class UserController {

    private final Answers answers;

    UserController(Answers answers) {
        this.answers = answers;
    }

    record UserEnvelopeV1(UserV1 user, MetadataV1 metadata) {}

    record PaginatedUserEnvelopeV1(List<UserV1> users, PaginatedMetadataV1 metadata) {}

    record PaginatedGitCredentialsAccessorEnvelopeV1(List<GitCredentialsAccessorV1> credentials, MetadataV1 metadata) {}

    @GetMapping("/v1/self")
    ResponseEntity<UserEnvelopeV1> getCurrentUser(Caller caller) {
        return answers.get(new GetSelf(caller.user()), caller, UserEnvelopeV1::new);
    }

    @GetMapping("/v1/users")
    PaginatedUserEnvelopeV1 getVisibleUsers(@Paged Window window, Caller caller) {
        return answers.page(new ListUsers(window), window, caller, PaginatedUserEnvelopeV1::new);
    }

    @GetMapping("/beta/credentials/{userId}")
    PaginatedGitCredentialsAccessorEnvelopeV1 getUserGitCreds(@PathVariable UserId userId, Caller caller) {
        return answers.list(new ListGitCredentials(userId), caller, PaginatedGitCredentialsAccessorEnvelopeV1::new);
    }
}
