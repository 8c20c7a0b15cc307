package almanac.user.api;

import almanac.messaging.Caller;
import almanac.row.Window;
import almanac.shared.IdSource;
import almanac.shared.SystemRole;
import almanac.shared.UserId;
import almanac.user.command.UserCommand.DisableUser;
import almanac.user.command.UserCommand.EnableUser;
import almanac.user.command.UserCommand.RegisterUser;
import almanac.user.command.UserCommand.SetSystemRoles;
import almanac.user.query.AccountV1;
import almanac.user.query.UserQuery.GetAccount;
import almanac.user.query.UserQuery.ListAccounts;
import almanac.user.query.UserV1;
import almanac.web.AlmanacExtension;
import almanac.web.Answers;
import almanac.web.MetadataV1;
import almanac.web.Paged;
import almanac.web.PaginatedMetadataV1;
import almanac.web.Texts;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators work with accounts; the public API has no way to make one. */
@RestController
@AlmanacExtension
@Tag(name = "Administration")
@RequestMapping("/api/admin/v1/users")
class UserAdministrationController {

    private final Answers answers;
    private final IdSource ids;

    UserAdministrationController(Answers answers, IdSource ids) {
        this.answers = answers;
        this.ids = ids;
    }

    record NewAccountV1(
            @NotNull
            @Size(max = Texts.NAME)
            @Pattern(regexp = Texts.PATH_NAME_PATTERN, message = Texts.PATH_NAME_MESSAGE)
            String userName,

            @NotNull @Size(max = Texts.NAME) String firstName,
            @NotNull @Size(max = Texts.NAME) String lastName,
            @Nullable @Email @Size(max = Texts.NAME) String email,
            @Nullable Set<SystemRole> roles) {

        /** Returns the command; new users are Practitioners unless something else is said (behaviour.md, 2.1). */
        RegisterUser toCommand(UserId user) {
            Set<SystemRole> granted = roles == null ? Set.of(SystemRole.PRACTITIONER) : roles;
            return new RegisterUser(user, userName, firstName, lastName, email, granted, null);
        }
    }

    record RolesV1(@NotNull Set<SystemRole> roles) {}

    record AccountEnvelopeV1(UserV1 user, List<SystemRole> roles, boolean isDisabled, MetadataV1 metadata) {

        static AccountEnvelopeV1 of(AccountV1 account, MetadataV1 metadata) {
            return new AccountEnvelopeV1(account.user(), account.roles(), account.isDisabled(), metadata);
        }
    }

    record PaginatedAccountEnvelopeV1(List<AccountV1> users, PaginatedMetadataV1 metadata) {}

    @PostMapping
    ResponseEntity<AccountEnvelopeV1> createUser(@Valid @RequestBody NewAccountV1 body, Caller caller) {
        UserId user = new UserId(ids.next());
        return changed(body.toCommand(user), user, caller);
    }

    @GetMapping
    PaginatedAccountEnvelopeV1 listUsers(@Paged Window window, Caller caller) {
        return answers.page(new ListAccounts(window), window, caller, PaginatedAccountEnvelopeV1::new);
    }

    @GetMapping("/{userId}")
    ResponseEntity<AccountEnvelopeV1> getUser(@PathVariable UserId userId, Caller caller) {
        return answers.get(new GetAccount(userId), caller, AccountEnvelopeV1::of);
    }

    @PutMapping("/{userId}/roles")
    ResponseEntity<AccountEnvelopeV1> setRoles(
            @PathVariable UserId userId, @Valid @RequestBody RolesV1 body, Caller caller) {
        return changed(new SetSystemRoles(userId, body.roles(), caller.user()), userId, caller);
    }

    @PostMapping("/{userId}/disable")
    ResponseEntity<AccountEnvelopeV1> disableUser(@PathVariable UserId userId, Caller caller) {
        return changed(new DisableUser(userId, caller.user()), userId, caller);
    }

    @PostMapping("/{userId}/enable")
    ResponseEntity<AccountEnvelopeV1> enableUser(@PathVariable UserId userId, Caller caller) {
        return changed(new EnableUser(userId), userId, caller);
    }

    private ResponseEntity<AccountEnvelopeV1> changed(Object command, UserId user, Caller caller) {
        return answers.change(command, new GetAccount(user), caller, AccountEnvelopeV1::of);
    }
}
